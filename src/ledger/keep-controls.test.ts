import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, it} from 'vitest'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import type {Control} from '../proof.ts'
import {keepControls} from './keep-controls.ts'
import {bySlug, readControls} from './read-controls.ts'

const start = {line: 3, column: 1}
const place = {path: 'a.md', start, end: start}

const control = (id: string, given: Partial<Control> = {}): Control => ({
  id,
  title: id,
  place,
  digest: 'sha256:1',
  state: 'sound',
  tried: ['nothing is seen'],
  survived: [],
  ...given,
})
const at = (root: string, time = '2026-11-28T20:00:00.000Z') => ({root, target: 'local', time})

it('keeps what was found out beside what is kept of the others', async () => {
  const root = temporaryFolder()
  expect(await keepControls([control('b#one')], at(root))).toEqual([])
  const toothless = control('a/deep#two', {state: 'toothless', survived: [{where: 'all is wrong', place}]})
  expect(await keepControls([toothless], {...at(root), commit: 'abc'})).toEqual([])
  const kept = bySlug(readControls(root, 'local'))
  expect([...kept.keys()]).toEqual(['a/deep', 'b'])
  expect(kept.get('a/deep')).toEqual({
    two: {
      digest: 'sha256:1',
      state: 'toothless',
      survived: ['all is wrong'],
      tried: 1,
      time: '2026-11-28T20:00:00.000Z',
      commit: 'abc',
    },
  })
  expect(readFileSync(join(root, '.proofbook/ledger/.gitignore'), 'utf8')).toBe('*\n')
  expect(readdirSync(join(root, '.proofbook/ledger/controls'))).toEqual(['local.json'])
})

it('forgets nothing of a check that could not be held against anything', async () => {
  const root = temporaryFolder()
  await keepControls([control('a#one')], at(root))
  await keepControls(
    [control('a#one', {state: 'unknown', reason: 'it does not pass'})],
    at(root, '2026-11-29T00:00:00.000Z'),
  )
  expect(readControls(root, 'local').get('a#one')).toMatchObject({state: 'sound', time: '2026-11-28T20:00:00.000Z'})
})

it('takes nothing from a file that somebody else wrote', async () => {
  const root = temporaryFolder()
  await keepControls([control('a#one')], at(root))
  const file = join(root, '.proofbook/ledger/controls/local.json')
  for (const text of ['', 'null', '{"checks": []}', '{"checks": {"a#one": {"state": "fine"}, "__proto__": 5}}']) {
    writeFileSync(file, text)
    expect(readControls(root, 'local').size).toBe(0)
  }
  expect(readControls(root, '../local').size).toBe(0)
})

it('says what a disk does', async () => {
  const root = temporaryFolder()
  writeFileSync(join(root, '.proofbook'), '')
  expect(await keepControls([control('a#one')], at(root))).toEqual([
    expect.stringMatching(/^these controls are not kept in `\.proofbook\/ledger\/controls`: /),
  ])
})
