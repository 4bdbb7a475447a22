import {existsSync, mkdtempSync, realpathSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setTimeout as delay} from 'node:timers/promises'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import type {Report} from '../../src/report.ts'
import {check, proofbook, startProofbook} from '../support/check-project.ts'
import {commandLines, processesIn} from '../support/processes-of.ts'
import {smallProject} from '../support/small-project.ts'

const folder = mkdtempSync(join(tmpdir(), 'proofbook-commands-'))
/** How long sleepers sleep, by which they are found. */
const nap = `1000.${Math.random().toString().slice(2)}`
const vars = {FIXTURES: join(import.meta.dirname, 'fixtures'), NAP: nap}
const configuration = JSON.stringify({targets: {local: {allow: ['reads', 'writes'], vars}}})

const bash = (id: string, body: string, options = '') => `\`\`\`bash check id=${id} ${options}\n${body}\n\`\`\`\n`
const js = (id: string, body: string, options = '') => `\`\`\`js check id=${id} ${options}\n${body}\n\`\`\`\n`
const fixture = (id: string, options: string) => bash(id, `"$FIXTURES/${id}.sh"`, options)

const soon = 'timeout=600ms'
const timedOut = /^timed out after 600ms$/
const ended = /^the process of the check ended before the check did/

/** What a command does, how its check ends, and why. */
const commands: [id: string, text: string, status: string, reason?: RegExp][] = [
  ['hangs', fixture('hangs', soon), 'errored', timedOut],
  ['traps-term', fixture('traps-term', soon), 'errored', timedOut],
  ['ignores-every-signal', fixture('ignores-every-signal', soon), 'errored', timedOut],
  ['closes-its-outputs', fixture('closes-its-outputs', soon), 'errored', timedOut],
  ['stops-itself', bash('stops-itself', 'kill -STOP $$', soon), 'errored', timedOut],
  ['forks-daemon', fixture('forks-daemon', 'expect.stdout=started'), 'passed'],
  ['setsid-daemon', fixture('setsid-daemon', 'expect.stdout=started'), 'passed'],
  ['hides-daemon', fixture('hides-daemon', 'expect.stdout=started'), 'passed'],
  [
    'prints-without-end',
    fixture('prints-without-end', 'timeout=60s'),
    'errored',
    /^printed more than 16 MiB; send it to a file/,
  ],
  [
    'complains-without-end',
    bash('complains-without-end', 'yes >&2', 'timeout=60s'),
    'errored',
    /^printed more than 16 MiB/,
  ],
  ['prints-binary', fixture('prints-binary', 'expect.stdout=text'), 'failed', /^`stdout` not as expected$/],
  [
    'prints-half-a-character',
    fixture('prints-half-a-character', 'expect.stdout=mü'),
    'failed',
    /^`stdout` not as expected$/,
  ],
  ['no-json', bash('no-json', 'printf "{half"', 'expect.json.ok=true'), 'failed', /^`json.ok` not as expected$/],
  ['reads-stdin', fixture('reads-stdin', 'expect.stdout="read 0 bytes"'), 'passed'],
  [
    'asks-for-a-password',
    bash('asks-for-a-password', 'read -rs -p "Password: " word < /dev/tty'),
    'failed',
    /^`exit` not as expected$/,
  ],
  ['dies', bash('dies', 'kill -KILL $$'), 'failed', /^`exit` not as expected$/],
  [
    'kills-its-parent',
    bash('kills-its-parent', 'kill -KILL $PPID; sleep "$NAP"', 'timeout=60s'),
    'errored',
    /^the process that starts commands was killed$/,
  ],
  [
    'has-no-folder',
    bash('has-no-folder', 'true', 'cwd=no/where'),
    'errored',
    /^cannot run in `no\/where`, which is not a folder$/,
  ],
  ['exits', js('exits', 'process.exit(0)'), 'errored', ended],
  ['exits-after', js('exits-after', "expect('one', 1, 1)\nprocess.exit(0)"), 'errored', ended],
  [
    'exits-late',
    js('exits-late', 'setTimeout(() => process.exit(0), 20)\nawait new Promise(() => {})'),
    'errored',
    ended,
  ],
  ['aborts', js('aborts', 'process.abort()'), 'errored', ended],
  [
    'kills-itself',
    js('kills-itself', "process.kill(process.pid, 'SIGKILL')\nawait new Promise(() => {})"),
    'errored',
    ended,
  ],
  [
    'throws-late',
    js('throws-late', "setTimeout(() => { throw new Error('late') })\nawait new Promise(() => {})"),
    'errored',
    ended,
  ],
  [
    'rejects-late',
    js('rejects-late', "void Promise.reject(new Error('late'))\nawait new Promise(() => {})"),
    'errored',
    ended,
  ],
  [
    'spins',
    js('spins', "process.on('SIGTERM', () => {})\nwhile (true);", 'timeout=2s'),
    'errored',
    /^timed out after 2s$/,
  ],
  [
    'waits-for-ever',
    js('waits-for-ever', 'await new Promise(() => {})', 'timeout=2s'),
    'errored',
    /^timed out after 2s$/,
  ],
  ['expects-nothing', js('expects-nothing', 'console.log(1)'), 'errored', /did not call `expect`/],
  [
    'writes-rubbish',
    js('writes-rubbish', "process.stdout.write(Buffer.alloc(100_000, 255))\nexpect('one', 1, 1)"),
    'passed',
  ],
  [
    'closes-everything',
    js(
      'closes-everything',
      "const {closeSync} = await import('node:fs')\nfor (let i = 0; i < 64; i++) try { closeSync(i) } catch {}\nexpect('one', 1, 1)",
    ),
    'errored',
    /./,
  ],
]

let whole: Awaited<ReturnType<typeof check>>
let left: string[]

beforeAll(async () => {
  // Each in a document of its own, so that they are side by side, and each with a check behind it that is well.
  const files = commands.map(([id, text]) => {
    const well = text.startsWith('```js') ? js('well', "expect('one', 1, 1)") : bash('well', 'true')
    return [`${id}.md`, `${text}\n${well}`] as const
  })
  const {root} = smallProject({'proofbook.yaml': configuration, ...Object.fromEntries(files)}, join(folder, 'project'))
  whole = await check([], {cwd: root})
  left = [...processesIn(realpathSync(root)), ...commandLines().filter((line) => line.includes(nap))]
})
afterAll(() => rmSync(folder, {recursive: true}))

describe('a command or a script that', () => {
  it.each(commands)('%s costs no more than its check', (id, _, status, reason) => {
    const result = whole.of(`${id}#${id}`)!
    expect(result.status).toBe(status)
    if (reason) expect(result.reason).toMatch(reason)
    expect(whole.of(`${id}#well`)).toMatchObject({status: 'passed'})
  })

  it('does any of this leaves nothing running, and the run is not proven', () => {
    expect(left).toEqual([])
    expect(whole.status).toBe(1)
    expect(whole.results).toHaveLength(2 * commands.length)
  })
})

it('prints nothing of a check that steers a terminal or a build server', async () => {
  const body = String.raw`printf '\033]0;title\007\033[2J\r::error::owned\n##vso[task.complete]\n\xff\xfe\0'; false`
  const {root} = smallProject({'proofbook.yaml': configuration, 'a.md': bash('a', body)})
  for (const reporter of ['terminal', 'github', 'tap', 'junit', 'markdown', 'events']) {
    const {status, stdout} = await proofbook(['check', '-r', reporter], {cwd: root})
    expect(status).toBe(1)
    expect(stdout).not.toMatch(/(?![\t\n])\p{Cc}/u)
    expect(stdout).not.toMatch(/^\s*::error::owned/m)
  }
})

it('survives that a check takes away what the run stands on', async () => {
  const {root} = smallProject({
    'proofbook.yaml': configuration,
    'a.md': bash('a', 'rm -rf .proofbook proofbook.yaml a.md') + bash('b', 'true') + js('c', "expect('one', 1, 1)"),
  })
  const {status, stdout, stderr} = await proofbook(['check', '-v'], {cwd: root})
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toContain('Proven: all 3 checks passed')
})

it('survives that its root is taken away', async () => {
  const {root} = smallProject({'proofbook.yaml': configuration, 'a.md': bash('a', 'rm -rf "$PWD"') + bash('b', 'true')})
  const {status, stdout} = await proofbook(['check', '-r', 'json'], {cwd: root})
  const {totals} = JSON.parse(stdout) as Report
  expect(totals.passed + totals.errored + totals.failed).toBe(2)
  expect([0, 1, 3]).toContain(status)
})

it('survives that somebody kills a worker', async () => {
  const {root} = smallProject({
    'proofbook.yaml': configuration,
    'a.md':
      js('cut', 'await $`touch it-runs`\nawait new Promise(() => {})', 'timeout=100s') +
      js('well', "expect('one', 1, 1)"),
  })
  const {ended} = startProofbook(['check', '-r', 'json'], {cwd: root})
  while (!existsSync(join(root, 'it-runs'))) await delay(10)
  const workers = processesIn(realpathSync(root)).filter((line) => line.includes('worker.js'))
  expect(workers.length).toBeGreaterThan(0)
  for (const line of workers) process.kill(parseInt(line), 'SIGKILL')
  const {status, stdout} = await ended
  const {documents} = JSON.parse(stdout) as Report
  expect(documents[0]!.results).toMatchObject([
    {id: 'a#cut', status: 'errored', reason: expect.stringContaining('SIGKILL')},
    {id: 'a#well', status: 'passed'},
  ])
  expect(status).toBe(3)
})
