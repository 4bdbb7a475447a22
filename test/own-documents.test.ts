import {join} from 'node:path'
import {expect, it} from 'vitest'
import {drift} from '../src/drift.ts'
import {read} from '../src/proofbook.ts'

it('finds nothing wrong with the documents of this repository', async () => {
  // A day that has come turns a review overdue, but no commit wrong: `proofbook lint` in CI says that.
  const today = '2026-11-28'
  const project = await read({cwd: join(import.meta.dirname, '..'), paths: [], today})
  const {found, alerts} = await drift(project, {today, everything: true})
  const problems = [...project.problems, ...found.map(({problem}) => problem)]
  expect(
    problems.map(
      ({place, rule, reason}) => `${place.path}:${place.start.line}:${place.start.column} ${rule} ${reason}`,
    ),
  ).toEqual([])
  expect(project.documents.length).toBeGreaterThan(50)
  expect(alerts).toMatchObject({orphans: []})
  expect(alerts?.led).toBe(alerts?.total)
})
