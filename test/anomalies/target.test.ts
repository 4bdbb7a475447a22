import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'
import {join} from 'node:path'
import {setTimeout as delay} from 'node:timers/promises'
import {expect, it} from 'vitest'
import shellKind from '../../src/kinds/shell/index.ts'
import type {Kinds} from '../../src/kind.ts'
import type {CheckSpec, RunEvent, Target} from '../../src/model.ts'
import {run, type RunSetup, startTarget} from '../../src/run/index.ts'
import {configOf, planOf, shell, targetOf} from '../support/plan-of.ts'
import {processesWith} from '../support/processes-of.ts'

const kinds = {shell: shellKind} as unknown as Kinds
const serves = `exec '${process.execPath}' '${join(import.meta.dirname, 'fixtures/serves.mjs')}'`
const env = {PATH: process.env.PATH, HOME: process.env.HOME}

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const {port} = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return String(port)
}

/** A target that serves on a port of its own, with a mark in its environment. */
async function serving(given: {run?: string; ready?: string; timeoutMs?: number; vars?: Record<string, string>} = {}) {
  const port = await freePort()
  const mark = `mark-${Math.random().toString(36).slice(2)}`
  const {run: command = serves, ready = 'http://127.0.0.1:${PORT}/', timeoutMs = 30_000, vars} = given
  const target: Partial<Target> = {start: {run: command, ready, timeoutMs}, vars: {PORT: port, MARK: mark, ...vars}}
  return {target, mark, left: () => processesWith(mark)}
}

/** Asks the target with nothing but bash. */
const asks = (id: string, given: Partial<CheckSpec> = {}) =>
  shell(id, 'exec 3<>"/dev/tcp/127.0.0.1/$PORT"; printf "GET / HTTP/1.0\\r\\n\\r\\n" >&3; tail -n1 <&3', {
    expect: {stdout: 'here'},
    ...given,
  })

async function runWith(target: Partial<Target>, specs: CheckSpec[], given: Partial<RunSetup> = {}) {
  const events: RunEvent[] = []
  const config = given.config ?? configOf()
  const signal = new AbortController().signal
  const results = await run(planOf(specs, target), {
    kinds,
    config,
    env,
    signal,
    onEvent: (e) => events.push(e),
    ...given,
  })
  return {results, config, types: events.map(({type}) => type)}
}

it('starts a target, waits until it is ready, and stops it with its children', async () => {
  const {target, left} = await serving()
  const {results, types, config} = await runWith(target, [asks('a'), asks('b')])
  expect(results.map(({status}) => status)).toEqual(['passed', 'passed'])
  expect(types.slice(0, 2)).toEqual(['run-started', 'target-started'])
  expect(left()).toEqual([])
  expect(readdirSync(join(config.root, '.proofbook/run'))).toEqual([])
})

it('stops a target that traps TERM', async () => {
  const {target, left} = await serving({vars: {TRAPS: '1'}, ready: 'tcp://127.0.0.1:${PORT}'})
  const {results, config} = await runWith(target, [asks('a')])
  expect(results[0]!.status).toBe('passed')
  expect(left()).toEqual([])
  expect(readFileSync(join(config.root, '.proofbook/logs/local.log'), 'utf8')).toContain('asked to end, and will not')
})

it('keeps what a target prints, without its secrets', async () => {
  const {target} = await serving({vars: {SECRET: 'open-sesame'}})
  const {config} = await runWith(target, [asks('a')], {config: configOf({secrets: ['SECRET']})})
  expect(readFileSync(join(config.root, '.proofbook/logs/local.log'), 'utf8')).toBe('the key is [redacted]\n')
})

it('uses a target that is there already, and leaves it there', async () => {
  const server = createServer((_, response) => response.end('here')).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const PORT = String((server.address() as AddressInfo).port)
  const {target} = await serving({run: 'exit 1', vars: {PORT}})
  const {results, types} = await runWith(target, [asks('a')])
  expect(results[0]!.status).toBe('passed')
  expect(types).toContain('target-adopted')
  expect(server.listening).toBe(true)
  server.close()
})

it.each([
  [
    'echo no such table >&2; exit 7',
    {},
    /^target `local` ended before it was ready: exit status 7; it printed last: no such table$/,
  ],
  ['kill -KILL $$', {}, /^target `local` ended before it was ready: exit status 137/],
  [
    'setsid sleep 1000 & sleep 1000',
    {timeoutMs: 300},
    /^target `local` was not ready at http:\/\/127.0.0.1:\d+\/ within 300ms$/,
  ],
])('cannot tell anything when the target does not get ready: %s', async (command, given, reason) => {
  const {target, left} = await serving({run: command, ...given})
  const {results} = await runWith(target, [asks('a'), asks('b#c')])
  expect(results.map(({status}) => status)).toEqual(['errored', 'errored'])
  for (const result of results) expect(result.reason).toMatch(reason)
  expect(left()).toEqual([])
})

it('waits for a target that goes into the background', async () => {
  const {target, left} = await serving({run: `${serves.replace('exec', '')} & exit 0`, vars: {DELAY: '300'}})
  const {results} = await runWith(target, [asks('a')])
  expect(results[0]!.status).toBe('passed')
  expect(left()).toEqual([])
})

it('lets a target open its outputs by name', async () => {
  const {target} = await serving({run: `echo by name > /dev/stdout; ${serves}`})
  const {results} = await runWith(target, [asks('a')])
  expect(results[0]!.status).toBe('passed')
})

it('ends a target that is interrupted while it starts', async () => {
  const {target, left} = await serving({run: 'setsid sleep 1000 & sleep 1000'})
  const controller = new AbortController()
  setTimeout(() => controller.abort(), 200)
  const {results} = await runWith(target, [asks('a')], {signal: controller.signal})
  expect(results).toMatchObject([{status: 'errored', reason: 'interrupted'}])
  expect(left()).toEqual([])
})

it('starts a target for who wants it to stay', async () => {
  const {target, left} = await serving()
  const config = configOf()
  const setup = {config, env, signal: new AbortController().signal}
  const started = await startTarget(targetOf(target), setup)
  expect(started).toMatchObject({how: 'started', durationMs: expect.any(Number)})
  const {results, types} = await runWith(target, [asks('a')], {config})
  expect(results[0]!.status).toBe('passed')
  expect(types).toContain('target-adopted')
  expect(left().length).toBeGreaterThan(0)
  await started.stop()
  expect(left()).toEqual([])
})

/** A process of its own that runs two checks which never end, against a target; back when all of it is there. */
async function runElsewhere(given: Awaited<ReturnType<typeof serving>>, root: string) {
  const plan = planOf([shell('a', 'setsid sleep 1000 & sleep 1000'), shell('b#c', 'sleep 1000')], given.target)
  writeFileSync(join(root, 'plan.json'), JSON.stringify({plan, config: configOf({root})}))
  const program = join(root, 'run.ts')
  const source = (path: string) => JSON.stringify(join(import.meta.dirname, '../../src', path))
  writeFileSync(
    program,
    `import {readFileSync} from 'node:fs'
     import shell from ${source('kinds/shell/index.ts')}
     import {run} from ${source('run/index.ts')}
     process.on('SIGINT', () => process.exit(9))
     const {plan, config} = JSON.parse(readFileSync('plan.json', 'utf8'))
     await run(plan, {kinds: {shell}, config, env: process.env, signal: new AbortController().signal})`,
  )
  const loader = join(import.meta.dirname, '../support/typescript.mjs')
  const child = spawn(process.execPath, ['--import', loader, program], {cwd: root, stdio: 'ignore'})
  while (given.left().filter((line) => line.endsWith('sleep 1000 ')).length < 4) await delay(50)
  return child
}

it.skipIf(process.platform !== 'linux')('ends what a killed run has left behind', {timeout: 120_000}, async () => {
  const given = await serving()
  const config = configOf()
  const child = await runElsewhere(given, config.root)
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(given.left().length).toBeGreaterThan(0)

  await runWith({}, [shell('a', 'true')], {config})
  expect(given.left()).toEqual([])
  expect(readdirSync(join(config.root, '.proofbook/run'))).toEqual([])
})

it.skipIf(process.platform !== 'linux')('ends everything when it exits in the middle', {timeout: 120_000}, async () => {
  const given = await serving()
  const child = await runElsewhere(given, configOf().root)
  child.kill('SIGINT')
  expect(await once(child, 'exit')).toEqual([9, null])
  while (given.left().length > 0) await delay(20)
})

it('leaves alone what a living run has started, and takes rubbish for no lease', async () => {
  const config = configOf()
  const folder = join(config.root, '.proofbook/run')
  mkdirSync(folder, {recursive: true})
  const start = readFileSync(`/proc/${process.pid}/stat`, 'latin1').split(') ')[1]!.split(' ')[19]
  writeFileSync(join(folder, 'mine.json'), JSON.stringify({nonce: 'x'.repeat(30), pid: process.pid, start}))
  for (const [name, text] of [
    ['1.json', 'rubbish'],
    ['2.json', '[]'],
    ['3.json', '{"nonce":"","pid":"x"}'],
  ] as const)
    writeFileSync(join(folder, name), text)
  const {results} = await runWith({}, [shell('a', 'true')], {config})
  expect(results[0]!.status).toBe('passed')
  expect(existsSync(join(folder, 'mine.json'))).toBe(true)
  expect(readdirSync(folder)).toEqual(['mine.json'])
})
