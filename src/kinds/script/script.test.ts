import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, it} from 'vitest'
import {contextFor} from '../../../test/support/context.ts'
import type {Json} from '../../model.ts'
import script from './index.ts'
import {observe} from './observe.ts'

/** Runs a script in this process. */
async function see(run: string, vars: Record<string, string> = {}) {
  const stated: [string, Json | undefined, Json][] = []
  const context = contextFor({vars, code: {path: 'runbooks/a.md', line: 20}})
  const observation = await observe(
    {run},
    {...context, expect: (name, actual, predicate) => stated.push([name, actual, predicate])},
  )
  return {observation, stated, root: context.root}
}

it('states what the script expects, as JSON', async () => {
  const {observation, stated} = await see(
    `
    expect('a', 1, '> 0')
    expect('b', await $\`echo out; pwd\`, /^out/m)
    expect('c', {big: 2n, left: undefined}, {keys: ['big']})
    expect('d', undefined, null)
    expect('e', vars.X, 'y')`,
    {X: 'y'},
  )
  expect(stated).toMatchObject([
    ['a', 1, '> 0'],
    ['b', expect.stringMatching(/^out\n\/.*[^\n]$/), '/^out/m'],
    ['c', {big: '2'}, {keys: ['big']}],
    ['d', undefined, null],
    ['e', 'y', 'y'],
  ])
  expect(observation).toMatchObject({expectations: 5, values: {a: 1, e: 'y'}})
})

it('runs in the root, and stops at the first command that fails', async () => {
  const {stated, root} = await see("expect('there', await $`pwd -P`, '')")
  expect(stated[0]![1]).toContain(root)
  await expect(see('await $`exit 3`; expect("a", 1, 1)')).rejects.toThrow(
    'a command ended with exit status 3 (runbooks/a.md:20)',
  )
  await expect(see('\n\nawait $`false | true`; expect("a", 1, 1)')).rejects.toThrow('exit status 1 (runbooks/a.md:22)')
})

it.each([
  ['expect("a", 1)', 'expect("a", …) has no predicate (runbooks/a.md:20)'],
  ['expect("a", 1, undefined)', 'got `undefined` as its predicate'],
  ['undeclared = 1', 'ReferenceError: undeclared is not defined (runbooks/a.md:20)'],
  ['await fetch("http://127.0.0.1:1/")', 'TypeError: fetch failed'],
  ['throw "text"', 'text'],
  ['if (false) expect("a", 1, 1)', 'the script did not call `expect`: nothing was checked'],
])('says why it could not tell: %s', async (run, message) => {
  await expect(see(run)).rejects.toThrow(message)
})

it.each([
  ['const a = 1\nconst a = 2', 2],
  ['a\nb c', 2],
  ['with (a) {}', 1],
])('finds fault with the syntax of %j, and its line', (run, line) => {
  expect(script.problems({run})).toEqual([
    {
      path: ['run'],
      reason: expect.stringMatching(`^Unexpected syntax on line ${line} of the code \\(.*\\), expected JavaScript$`),
    },
  ])
})

it.each([
  ['a\nb(\n', 2],
  ['x = `${', 1],
])('finds that %j is not whole', (run, line) => {
  expect(script.problems({run})).toEqual([
    {path: ['run'], reason: `Unexpected end of the code on line ${line}, expected the rest of it`},
  ])
})

it('takes no code that leaves the function it stands in', () => {
  expect(script.problems({run: '}), (async function () {'})).toHaveLength(1)
  expect(script.problems({run: '} {'})).toHaveLength(1)
})

it('says how to import', () => {
  expect(script.problems({run: "import a from 'a'"})).toMatchObject([{hint: expect.stringContaining('await import')}])
})

it('runs nothing when it looks for faults', () => {
  const path = join(contextFor().root, 'ran')
  expect(script.problems({run: `require('node:fs').writeFileSync(${JSON.stringify(path)}, '')`})).toEqual([])
  expect(script.problems({run: 'process.exit(9)'})).toEqual([])
  expect(() => writeFileSync(path, '', {flag: 'wx'})).not.toThrow()
})

it('says its claim by the names of what it expects', () => {
  expect(script.sentence({run: `expect('users', 1, 1); expect("a 'b'", 2, 2)`})).toBe(
    "The script finds as expected: users, a 'b'",
  )
})
