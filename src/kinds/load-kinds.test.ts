import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, it} from 'vitest'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {kinds} from './index.ts'
import {loadKinds} from './load-kinds.ts'
import {newKind} from './new-kind.ts'

const sound = newKind('room')['kinds/room.mjs']!

/** Loads modules given by their text, in a project whose configuration names each on a line of its own. */
async function load(...texts: (string | undefined)[]) {
  const root = temporaryFolder()
  const names = texts.map((text, i) => {
    if (text !== undefined) writeFileSync(join(root, `kind-${i}.mjs`), text)
    return `./kind-${i}.mjs`
  })
  writeFileSync(join(root, 'proofbook.yaml'), ['kinds:', ...names.map((name) => `  - ${name}`), ''].join('\n'))
  return loadKinds({root, path: 'proofbook.yaml', kinds: names}, kinds)
}

it('adds the kinds of a project to those that are built in, and has them look in a process of their own', async () => {
  const loaded = await load(sound)
  expect(loaded.problems).toEqual([])
  expect(Object.keys(loaded.kinds)).toEqual([...Object.keys(kinds), 'room'])
  expect(loaded.kinds.room).toMatchObject({name: 'room', isolate: true})
  expect(kinds).not.toHaveProperty('room')
  expect((await loadKinds({root: '/', kinds: []}, kinds)).kinds).toEqual(kinds)
})

it.each([
  [undefined, 'Unexpected absence of a file, expected a module'],
  ['export default', 'Error ('],
  ['import "./nothing.mjs"', 'Unexpected Error (Cannot find module'],
  ['throw new TypeError("no")', 'Unexpected TypeError (no), expected a module that loads'],
  ['throw 1', 'Unexpected `1` thrown'],
  ['export const kind = {}', 'Unexpected module without a kind, expected one as its default export'],
  ['export default null', 'Unexpected module without a kind'],
  [sound.replace("'room'", "'http'"), 'Unexpected second kind `http`, expected a name of its own'],
  [sound.replace("'room'", "'Room 1'"), 'Unexpected name `Room 1`, expected kebab-case'],
  [sound.replace('summary:', 'sumary:'), 'Unexpected field `sumary`, expected one of a kind'],
  [sound.replace('tools: []', 'tools: {}'), 'Unexpected empty map as `tools`, expected a list'],
  [sound.replace('additionalProperties: false', 'additionalProperties: true'), 'Unexpected open `schema`'],
  [sound.replace("type: 'string'", "type: 'txt'"), 'Unexpected `schema` (schema is invalid'],
])('says what is wrong with a module', async (text, reason) => {
  const loaded = await load(sound, text)
  expect(loaded.problems[0]).toMatchObject({
    rule: 'kind-module',
    severity: 'error',
    reason: expect.stringContaining(reason),
    place: {path: 'proofbook.yaml', start: {line: 3, column: 5}, end: {line: 3, column: 17}},
  })
  expect(loaded.problems[0]!.reason).toMatch(/ in `\.\/kind-1\.mjs`$/)
  expect(Object.keys(loaded.kinds)).toHaveLength(Object.keys(kinds).length + 1)
})

it('says all that is wrong with the form of a kind, and what was likely meant', async () => {
  const {problems} = await load(`export default {name: 'room', sentense: () => '', schema: 1}`)
  expect(problems.map(({reason}) => reason).join('\n')).toMatch(
    /`sentense`.*\n.*nothing as `summary`.*\n.*number `1` as `schema`/,
  )
  expect(problems[0]!.hint).toBe('did you mean `sentence`?')
})
