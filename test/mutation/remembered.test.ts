import {execFileSync} from 'node:child_process'
import {cpSync, mkdirSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {expect, it} from 'vitest'
import {drift} from '../../src/drift.ts'
import {read} from '../../src/proofbook.ts'
import {temporaryFolder} from '../support/temporary-folder.ts'
import {mutantsOf} from './mutants.ts'
import {readRepository} from './repository.ts'
import {sample, seed} from './sample.ts'

const root = join(import.meta.dirname, '..', '..')
const today = '2026-11-28'

/** What lint finds in a folder; with a memory, from what it kept of the last time. Every file counts as one that has settled. */
async function findingsIn(cwd: string, remembers: boolean): Promise<string[]> {
  const memory = remembers ? {memory: {program: 'this', now: Date.now() + 10_000}} : {}
  const project = await read({cwd, paths: [], today, ...memory})
  const {found} = await drift(project, {today, everything: true, ...memory})
  return found.map((one) => JSON.stringify(one))
}

it(`remembers what it would find anew, whatever changes (seed ${seed})`, {timeout: 600_000}, async () => {
  const cwd = join(temporaryFolder(), 'copy')
  const listed = execFileSync('git', ['ls-files', '-z'], {cwd: root, encoding: 'utf8'})
  for (const path of listed.split('\0').filter((path) => path !== '' && !path.startsWith('test/')))
    cpSync(join(root, path), join(cwd, path))
  execFileSync('git', ['init', '-q'], {cwd})
  const isDocument = (path: string) => path.endsWith('.md')
  const repository = readRepository('a copy', cwd, isDocument)
  let before = await findingsIn(cwd, true)
  let seen = 0
  for (const {what, change} of sample(mutantsOf(repository, isDocument), 1)) {
    for (const [path, text] of change) {
      mkdirSync(dirname(join(cwd, path)), {recursive: true})
      if (text === undefined) rmSync(join(cwd, path), {force: true})
      else writeFileSync(join(cwd, path), text)
    }
    const after = await findingsIn(cwd, true)
    expect(after, what).toEqual(await findingsIn(cwd, false))
    if (after.length > before.length) seen++
    before = after
  }
  expect(seen).toBeGreaterThan(5)
})
