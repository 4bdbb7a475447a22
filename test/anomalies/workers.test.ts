import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {expect, it} from 'vitest'
import scriptKind from '../../src/kinds/script/index.ts'
import type {Kind, Kinds} from '../../src/kind.ts'
import type {CheckSpec} from '../../src/model.ts'
import {run, type RunSetup} from '../../src/run/index.ts'
import {configOf, planOf, specOf} from '../support/plan-of.ts'
import {processesWith} from '../support/processes-of.ts'

// Workers are started as the process that starts them was: on Node 20 that takes a loader for TypeScript.
process.execArgv.push('--import', pathToFileURL(join(import.meta.dirname, '../support/typescript.mjs')).href)

const module = join(import.meta.dirname, 'fixtures/kinds/moody.mjs')
const moody = ((await import(module)) as {default: Kind}).default
const kinds = {script: scriptKind, moody} as unknown as Kinds

const isMoody = (id: string, what: string, given: Partial<CheckSpec> = {}) =>
  specOf({id, options: {do: what}, expect: {well: true}, ...given}, moody)

const script = (id: string, code: string, given: Partial<CheckSpec> = {}) => {
  const lines = code.split('\n').length
  const place = {path: 'runbooks/d1.md', start: {line: 10, column: 1}, end: {line: 11 + lines, column: 4}}
  return specOf({id, options: {run: code}, place, ...given}, scriptKind as unknown as Kind)
}

async function runAll(specs: CheckSpec[], given: Partial<RunSetup> = {}) {
  const mood = `mood-${Math.random().toString(36).slice(2)}`
  const env = {PATH: process.env.PATH, HOME: process.env.HOME}
  const config = configOf({kinds: [module]})
  const signal = new AbortController().signal
  const plan = planOf(specs, {vars: {MOOD: mood, NAME: 'it\'s "me" $(false)'}})
  const results = await run(plan, {kinds, config, env, signal, workers: 2, ...given})
  return {results, left: processesWith(mood)}
}

it.each([
  ['exits', /^the process of the check ended before the check did: exit status 0/],
  ['dies', /^the process of the check ended before the check did: SIGKILL/],
  ['throws-later', /^the process of the check ended .*: exit status 1; it said: Error: later$/],
  ['prints-rubbish', /^the process of the check wrote rubbish to where it answers$/],
  ['prints-half-a-message', /^the process of the check wrote rubbish to where it answers$/],
  ['spins', /^timed out after 1.5s$/],
  ['waits', /^timed out after 1.5s$/],
  ['sees-nothing', /^nothing was seen$/],
  ['cannot-tell', /^needs a good mood$/],
])('a kind that %s costs its check, and no other', async (what, reason) => {
  const specs = ['well', what, 'well'].map((one, i) => isMoody(`c${i}`, one, {timeoutMs: what === one ? 1500 : 60_000}))
  const {results, left} = await runAll(specs)
  expect(results.map(({status}) => status)).toEqual(['passed', 'errored', 'passed'])
  expect(results[1]!.reason).toMatch(reason)
  expect(left).toEqual([])
})

it('serves foreign code the whole context', async () => {
  const expected = {exit: 7, bytes: {equals: [255, 32]}, folder: true, mood: '/^mood-/', text: '/open$/'}
  const {results} = await runAll([isMoody('c', 'bash', {expect: expected})])
  expect(results[0]).toMatchObject({
    status: 'passed',
    evidence: [{label: 'said', text: 'ü'}],
    expectations: [{}, {}, {}, {}, {actual: '$MOOD [redacted]'}],
  })
})

it('keeps one worker for a document, one check at a time', async () => {
  const code = `expect('before', globalThis.before ?? 0, vars.NAME ? '>= 0' : '')
globalThis.before = (globalThis.before ?? 0) + 1
globalThis.running = (globalThis.running ?? 0) + 1
await new Promise((resolve) => setTimeout(resolve, 20))
expect('running', globalThis.running--, 1)`
  const specs = ['a', 'b', 'c'].map((id) => script(id, code))
  const plan = planOf(specs, {vars: {NAME: 'x'}}, 'any')
  const signal = new AbortController().signal
  const results = await run(plan, {kinds, config: configOf(), env: {PATH: process.env.PATH}, signal})
  expect(results.map(({expectations}) => expectations[1]?.actual)).toEqual([0, 1, 2])
  expect(results.map(({status}) => status)).toEqual(['passed', 'passed', 'passed'])
})

it('judges what a script expects, each under its name', async () => {
  const {results} = await runAll([
    script(
      'c',
      `const {basename} = await import('node:path')
const {stdout} = await $\`echo \${vars.NAME}; echo "$NAME"\`
expect('quoted', stdout, /^(.*)\\n(.*)\\n$/)
expect('same', new Set(stdout.trim().split('\\n')).size, 1)
expect('process.env', process.env.NAME === vars.NAME, true)
expect('pattern', 'v20', /^V\\d+$/i)
expect('nothing', undefined, null)
expect('odd."name"', {a: [1n]}, {equals: {a: ['1']}})
expect('imported', basename('/a/b'), 'b')
expect('unjudged', '5 MB', '< 3s')
console.log('printed', 'here')`,
    ),
  ])
  expect(results[0]!.expectations.map(({path, met}) => [path, met])).toEqual([
    ['expectations', true],
    ['quoted', true],
    ['same', true],
    ['process.env', true],
    ['pattern', true],
    ['nothing', false],
    ['odd."name"', true],
    ['imported', true],
    ['unjudged', false],
  ])
  expect(results[0]).toMatchObject({status: 'errored', evidence: [{label: 'printed', text: 'printed here\n'}]})
})

it.each([
  ['nothing()', 'ReferenceError: nothing is not defined (runbooks/d1.md:12)'],
  ['await $`echo why >&2; exit 4`', 'a command ended with exit status 4: why (runbooks/d1.md:12)'],
  ["expect('a', 1)", 'TypeError: expect("a", …) has no predicate (runbooks/d1.md:12)'],
  ['return', 'the script did not call `expect`: nothing was checked'],
])('says where a script went wrong: %s', async (code, reason) => {
  const {results} = await runAll([script('c', `// first line\n${code}`)])
  expect(results[0]).toMatchObject({status: 'errored', reason})
})

it('ends the commands of a script with it', async () => {
  const code = "await $`trap '' TERM; setsid sleep 1000 & sleep 1000`"
  const {results, left} = await runAll([
    script('hangs', code, {timeoutMs: 1500}),
    script('x#leaves', "void $`setsid sleep 1000`; expect('a', 1, 1)"),
  ])
  expect(results.map(({status}) => status)).toEqual(['errored', 'passed'])
  expect(left).toEqual([])
})

it('passes no secret of a script on', async () => {
  const plan = planOf(
    [script('c', "console.log(vars.KEY); expect(vars.KEY, btoa(vars.KEY), 'x'); throw new Error(vars.KEY)")],
    {
      vars: {KEY: 'open sesame'},
    },
  )
  const config = configOf({secrets: ['KEY']})
  const signal = new AbortController().signal
  const results = await run(plan, {kinds, config, env: {PATH: process.env.PATH}, signal})
  expect(results[0]!.status).toBe('errored')
  expect(JSON.stringify(results)).not.toContain('sesame')
  expect(JSON.stringify(results)).not.toContain(btoa('open sesame').slice(0, 10))
})

it('ends workers at an interrupt', async () => {
  const controller = new AbortController()
  setTimeout(() => controller.abort(), 700)
  const specs = [isMoody('a#1', 'spins'), isMoody('b#1', 'waits'), isMoody('c#1', 'spins'), isMoody('a#2', 'well')]
  const {results, left} = await runAll(specs, {signal: controller.signal})
  expect(results.map(({reason}) => reason)).toEqual(['interrupted', 'interrupted', 'interrupted', 'interrupted'])
  expect(left).toEqual([])
})
