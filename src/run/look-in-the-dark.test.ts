import {once} from 'node:events'
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {afterAll, expect, it} from 'vitest'
import {configOf, planOf, shell, specOf} from '../../test/support/plan-of.ts'
import script from '../kinds/script/index.ts'
import shellKind from '../kinds/shell/index.ts'
import type {Kind, Kinds} from '../kind.ts'
import type {CheckSpec} from '../model.ts'
import {run} from './index.ts'

// Workers are started as the process that starts them was: on Node 20 that takes a loader for TypeScript.
const loader = join(import.meta.dirname, '../../test/support/typescript.mjs')
process.execArgv.push('--import', pathToFileURL(loader).href)

const server = createServer((_, response) => response.end('hello')).listen(0, '127.0.0.1')
await once(server, 'listening')
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
afterAll(() => void server.close())

const kinds = {shell: shellKind, script} as unknown as Kinds
const js = (code: string) => specOf({id: 'js', kind: 'script', options: {run: code}}, script as unknown as Kind)

/** Whether a check that passes does so also where nothing works. */
async function holdsInTheDark(spec: CheckSpec, vars: Record<string, string> = {}) {
  const config = configOf()
  mkdirSync(join(config.root, 'sub'))
  writeFileSync(join(config.root, 'sub', 'here.txt'), 'hello\n')
  const held: boolean[] = []
  const [result] = await run(planOf([spec], {vars: {URL: address, ...vars}}), {
    kinds,
    config,
    env: {PATH: process.env.PATH},
    signal: new AbortController().signal,
    onPassed: async (passed) => void held.push(await passed.holdsInTheDark()),
  })
  expect(result).toMatchObject({status: 'passed', reason: undefined})
  return {holds: held[0], root: config.root}
}

it.each([
  ['an error that is thrown away', 'cat sub/here.txt || true'],
  ['an error that a command hides', 'cat sub/here.txt || :; echo done'],
  ['nothing but the shell itself', 'true'],
  ['a condition without an end', 'if cat sub/here.txt; then echo yes; fi'],
])('a command passes in the dark by %s', async (_, body) => {
  expect((await holdsInTheDark(shell('one', body))).holds).toBe(true)
})

it.each([
  ['a program', 'cat sub/here.txt'],
  ['a program in a pipe', 'cat sub/here.txt | { read -r line; echo "$line"; }'],
  ['a file that only the shell looks at', '[ -f sub/here.txt ]'],
  ['an address that only the shell connects to', 'h=${URL#http://}; h=${h%/}; : > "/dev/tcp/${h%:*}/${h#*:}"'],
  ['its time', 'if cat sub/here.txt; then exit 0; fi; while true; do :; done'],
])('a command does not, that needs %s', async (_, body) => {
  expect((await holdsInTheDark(shell('one', body))).holds).toBe(false)
})

it('a command is run in its folder, which is empty', async () => {
  const {holds} = await holdsInTheDark(shell('one', '[ ! -e ../nothing ]', {options: {run: 'true', cwd: 'sub'}}))
  expect(holds).toBe(true)
})

it('leaves the folder of the project alone', async () => {
  const {root} = await holdsInTheDark(shell('one', 'echo again >> count; [ -f sub/here.txt ]'))
  expect(readFileSync(join(root, 'count'), 'utf8')).toBe('again\n')
})

it.each([
  ['asks an address that it names itself', `expect('body', await (await fetch('${address}')).text(), 'hello')`],
  ['asks an address of the target', `expect('status', (await fetch(vars.URL)).status, 200)`],
  [
    'connects by itself',
    `const {get} = await import('node:http'); const {once} = await import('node:events')
     const [answer] = await once(get('${address}'), 'response'); answer.resume(); expect('status', answer.statusCode, 200)`,
  ],
  ['runs a program', "expect('it', (await $`cat sub/here.txt`).stdout.trim(), 'hello')"],
  [
    'reads a file',
    "const fs = await import('node:fs'); expect('it', fs.readFileSync('sub/here.txt', 'utf8'), 'hello')",
  ],
])('a script does not pass in the dark that %s', async (_, code) => {
  expect((await holdsInTheDark(js(code))).holds).toBe(false)
})

it.each([
  ['swallows its error', `let ok = true; try { await fetch(vars.URL) } catch {} expect('ok', ok, true)`],
  ['expects what it knows', `expect('one', 1, 1)`],
])('a script passes in the dark that %s', async (_, code) => {
  expect((await holdsInTheDark(js(code))).holds).toBe(true)
})

it('gives the next look its connections back', async () => {
  const seen: string[] = []
  const specs = ['one', 'two'].map((name) => ({
    ...js(`expect('status', (await fetch(vars.URL)).status, 200)`),
    id: `d${name}#js`,
    name: 'js',
    slug: `d${name}`,
  }))
  const results = await run(planOf(specs, {vars: {URL: address}}), {
    kinds,
    config: configOf(),
    env: {PATH: process.env.PATH},
    workers: 1,
    signal: new AbortController().signal,
    onPassed: async ({spec, holdsInTheDark}) => void seen.push(`${spec.id} ${String(await holdsInTheDark())}`),
  })
  expect(results.map(({status}) => status)).toEqual(['passed', 'passed'])
  expect(seen.sort()).toEqual(['done#js false', 'dtwo#js false'])
})
