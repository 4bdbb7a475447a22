import {mkdirSync, readdirSync, symlinkSync} from 'node:fs'
import {join} from 'node:path'
import {expect, it} from 'vitest'
import shellKind from '../../src/kinds/shell/index.ts'
import type {Kind, Kinds} from '../../src/kind.ts'
import type {CheckResult, CheckSpec, RunEvent} from '../../src/model.ts'
import {run, type RunSetup} from '../../src/run/index.ts'
import {configOf, planOf, shell} from '../support/plan-of.ts'
import {commandLines, processesWith} from '../support/processes-of.ts'

const fixtures = join(import.meta.dirname, 'fixtures')
const kinds = {shell: shellKind as unknown as Kind} satisfies Kinds

/** Runs checks whose commands have a mark in their environment, and as `$NAP` a time to sleep, by which they are found. */
async function runAll(specs: CheckSpec[], given: Partial<RunSetup> & {vars?: Record<string, string>} = {}) {
  const mark = Math.random().toString().slice(2)
  const nap = `1000.${mark}`
  const {vars, ...setup} = given
  const plan = planOf(specs, {vars: {FIXTURES: fixtures, MARK: mark, NAP: nap, ...vars}})
  const env = {PATH: process.env.PATH, HOME: process.env.HOME, LANG: 'C.UTF-8'}
  const signal = new AbortController().signal
  const results = await run(plan, {kinds, config: configOf(), env, signal, ...setup})
  return {results, left: [...processesWith(mark), ...commandLines().filter((line) => line.includes(nap))]}
}

async function runOne(body: string, given: Partial<CheckSpec> = {}, setup: Parameters<typeof runAll>[1] = {}) {
  const {results, left} = await runAll([shell('one', body, given)], setup)
  expect(left).toEqual([])
  return results[0]!
}

const seen = ({expectations}: CheckResult, path: string) => expectations.find((one) => one.path === path)?.actual

it('proves that a command ends and prints as expected', async () => {
  const result = await runOne('echo out; echo err >&2; exit 3', {expect: {exit: 3, stdout: 'out', stderr: 'err'}})
  expect(result).toMatchObject({status: 'passed', attempts: 1, flaky: false, target: 'local'})
  expect(result.evidence).toEqual([
    {label: 'stdout', text: 'out\n'},
    {label: 'stderr', text: 'err\n'},
  ])
})

it('fails a command that ends otherwise, also by a signal', async () => {
  expect(await runOne('exit 4')).toMatchObject({
    status: 'failed',
    expectations: [{path: 'exit', actual: 4, met: false}],
  })
  expect(seen(await runOne('kill -SEGV $$'), 'exit')).toBe(139)
})

it('has options of bash that leave no failure unseen', async () => {
  expect(seen(await runOne('false; true'), 'exit')).toBe(1)
  expect(seen(await runOne('false | true'), 'exit')).toBe(1)
  expect((await runOne('echo "$NOT_SET"')).evidence[0]?.text).toContain('NOT_SET: unbound variable')
})

it('runs each check in a fresh bash and a process group of its own', async () => {
  const body = 'echo "$$ $(ps -o pgid= -p $$ | tr -d " ") ${LEFT-none}"; LEFT=over; cd /'
  const {results} = await runAll(
    ['a', 'b', 'c'].map((id) => shell(id, body, {expect: {stdout: '/^(\\d+) \\d+ none$/'}})),
    {workers: 1},
  )
  const all = results.map(({evidence}) => evidence[0]!.text.trim().split(' '))
  for (const [pid, group] of all) expect(group).toBe(pid)
  expect(new Set(all.map(([pid]) => pid)).size).toBe(3)
  expect(results.map(({status}) => status)).toEqual(['passed', 'passed', 'passed'])
})

it('gives a command the least of the environment, and what the target names', async () => {
  const body = `env | cut -d= -f1 | grep -vxE '_|PWD|SHLVL|OLDPWD' | sort | tr '\\n' ' '`
  const plan = planOf([shell('one', body)], {vars: {BASE: 'x y'}, env: ['TOKEN', 'ABSENT']})
  const env = {PATH: process.env.PATH, HOME: '/nowhere', TZ: 'UTC', TOKEN: 't', OTHER: 'o', BASH_ENV: '/etc/passwd'}
  const [result] = await run(plan, {kinds, config: configOf(), env, signal: new AbortController().signal})
  expect(result!.evidence[0]!.text.trim()).toBe('BASE HOME PATH PROOFBOOK_CHECK TOKEN TZ')
})

it('leaves a command no descriptor but its input and its outputs', async () => {
  const body = 'for fd in {3..30}; do [ ! -e "/proc/$$/fd/$fd" ] || echo "$fd"; done'
  const result = await runOne(body, {expect: {stdout: ''}})
  expect(result).toMatchObject({status: 'passed'})
})

it('starts in the root, or in a folder below it, and says when there is none', async () => {
  const config = configOf()
  expect((await runOne('pwd -P', {}, {config})).evidence[0]!.text).toContain(config.root)
  expect(await runOne('pwd', {options: {cwd: 'no/where'}})).toMatchObject({
    status: 'errored',
    reason: 'cannot run in `no/where`, which is not a folder',
  })
})

it('gives standard input whole, and an end to it', async () => {
  const body = '"$FIXTURES/reads-stdin.sh"'
  expect(await runOne(body, {expect: {stdout: 'read 0 bytes'}})).toMatchObject({status: 'passed'})
  const stdin = 'ä\n'.repeat(100_000)
  const result = await runOne(body, {options: {stdin}, expect: {stdout: 'read 300000 bytes'}})
  expect(result).toMatchObject({status: 'passed'})
  expect(await runOne('true', {options: {stdin}})).toMatchObject({status: 'passed'})
})

it('takes a body of any length', async () => {
  const body = `${`: ${'x'.repeat(997)}\n`.repeat(300)}echo end`
  expect(await runOne(body, {expect: {stdout: 'end'}})).toMatchObject({status: 'passed'})
})

it('reads binary and half a character, and says so', async () => {
  const binary = await runOne('"$FIXTURES/prints-binary.sh"', {expect: {stdout: '/^\\x00\\x01/', stderr: '~ "ABC"'}})
  expect(binary.expectations.map(({met}) => met)).toEqual([true, true, false])
  expect(binary.evidence.map(({text}) => text.split('\n')[0])).toEqual([
    '(not UTF-8, 256 bytes)',
    '(not UTF-8, 256 bytes)',
  ])
  const half = await runOne('"$FIXTURES/prints-half-a-character.sh"', {expect: {stdout: 'm\ufffd'}})
  expect(half).toMatchObject({status: 'passed'})
})

it('keeps the two outputs apart and whole', async () => {
  const body = 'head -c 3000000 /dev/zero | tr "\\0" o; head -c 2000000 /dev/zero | tr "\\0" e >&2'
  const result = await runOne(body, {expect: {stdout: {length: 3_000_000}, stderr: {length: 2_000_000}}})
  expect(result).toMatchObject({status: 'passed'})
  expect(result.evidence.map(({bytes}) => bytes)).toEqual([3_000_000, 2_000_000])
  expect(result.evidence[0]!.text.length).toBeLessThan(5000)
})

it('ends what prints without end', async () => {
  expect(await runOne('"$FIXTURES/prints-without-end.sh"')).toMatchObject({
    status: 'errored',
    reason: 'printed more than 16 MiB; send it to a file and look at that',
  })
})

it('waits for what a process substitution prints', async () => {
  const result = await runOne('echo late > >(cat)', {expect: {stdout: 'late'}})
  expect(result).toMatchObject({status: 'passed'})
})

it.each(['hangs.sh', 'traps-term.sh', 'ignores-every-signal.sh', 'closes-its-outputs.sh'])(
  'ends %s when its time is over, and that is never a pass',
  async (name) => {
    const result = await runOne(`"$FIXTURES/${name}"`, {timeoutMs: 400, expect: {exit: {any: [0, '> 0']}}})
    expect(result).toMatchObject({status: 'errored', reason: 'timed out after 400ms', expectations: []})
  },
)

it('shows what a command had printed by the end of its time', async () => {
  const result = await runOne('echo before; echo why >&2; sleep $NAP', {timeoutMs: 2000})
  expect(result.evidence).toEqual([
    {label: 'stdout', text: 'before\n'},
    {label: 'stderr', text: 'why\n'},
  ])
})

it.each(['forks-daemon.sh', 'setsid-daemon.sh', 'hides-daemon.sh'])('waits not for %s, and ends it', async (name) => {
  const result = await runOne(`"$FIXTURES/${name}"`, {expect: {stdout: 'started'}})
  expect(result).toMatchObject({status: 'passed'})
})

it('lets what a check put into the background live until the end of the run', async () => {
  const {results, left} = await runAll([
    shell('starts', 'setsid sleep $NAP & echo $! > "$MARK.pid"'),
    shell('finds', 'kill -0 "$(cat "$MARK.pid")"'),
  ])
  expect(results.map(({status}) => status)).toEqual(['passed', 'passed'])
  expect(left).toEqual([])
})

// Each holds a grandchild; some are out of the group, some trap every signal, some both.
it('leaves nothing of 200 checks whose time is over, and passes none', {timeout: 120_000}, async () => {
  const bodies = [
    'sleep $NAP & wait',
    'setsid sleep $NAP & setsid sleep $NAP & wait',
    'trap "" TERM INT HUP; (trap "" TERM; sleep $NAP) & sleep $NAP & wait; wait',
    '(setsid bash -c \'trap "" TERM HUP; while true; do sleep 1; done\' &) & wait; sleep $NAP',
    '"$FIXTURES/ignores-every-signal.sh"',
    'trap "exit 0" TERM; (env -i setsid sleep $NAP &) & sleep $NAP & wait',
    'nohup sleep $NAP >/dev/null 2>&1 & disown; "$FIXTURES/hangs.sh"',
    'exec 1>&- 2>&-; bash -c \'bash -c "sleep $NAP & wait" & wait\'',
  ]
  const specs = Array.from({length: 200}, (_, i) => shell(`d${i}#x`, bodies[i % bodies.length]!, {timeoutMs: 300}))
  const {results, left} = await runAll(specs, {workers: 50})
  expect(left).toEqual([])
  expect(results.filter(({status}) => status !== 'errored')).toEqual([])
  expect(new Set(results.map(({reason}) => reason))).toEqual(new Set(['timed out after 300ms']))
})

it('survives that what starts commands is killed, and starts another', async () => {
  const {results, left} = await runAll(
    [
      shell('kills', 'kill -KILL $PPID; setsid sleep $NAP & sleep $NAP'),
      shell('other#lives', 'echo well', {expect: {stdout: 'well'}}),
      shell('after', 'echo well', {expect: {stdout: 'well'}}),
    ],
    {workers: 1},
  )
  expect(results.map(({status}) => status)).toEqual(['errored', 'passed', 'passed'])
  expect(results.find(({status}) => status === 'errored')!.reason).toBe('the process that starts commands was killed')
  expect(left).toEqual([])
})

it.skipIf(process.platform !== 'linux')(
  'ends what hid below what starts commands, although that was killed',
  async () => {
    const {results, left} = await runAll(
      [shell('hides', '"$FIXTURES/hides-daemon.sh"'), shell('kills', 'kill -KILL $PPID; sleep "$NAP"')],
      {workers: 1},
    )
    expect(results.map(({status}) => status)).toEqual(['passed', 'errored'])
    expect(left).toEqual([])
  },
)

it('runs commands without Perl too', {timeout: 120_000}, async () => {
  const bin = join(configOf().root, 'bin')
  mkdirSync(bin)
  for (const name of ['bash', 'sleep', 'setsid', 'seq', 'env', 'yes', 'head', 'cat']) {
    const found = process.env.PATH!.split(':').find((folder) => readdirIfAny(folder).includes(name))
    symlinkSync(join(found!, name), join(bin, name))
  }
  const env = {PATH: bin}
  const specs = [
    shell('a#passes', 'cat; echo err >&2; exit 3', {
      options: {stdin: 'in'},
      expect: {exit: 3, stdout: 'in', stderr: 'err'},
    }),
    shell('b#hangs', 'setsid sleep $NAP & "$FIXTURES/ignores-every-signal.sh"', {timeoutMs: 300}),
    shell('c#prints', '"$FIXTURES/prints-without-end.sh"'),
    shell('d#leaves', '"$FIXTURES/setsid-daemon.sh"'),
    shell('e#signal', 'kill -KILL $$', {expect: {exit: 137}}),
  ]
  const {results, left} = await runAll(specs, {env})
  expect(results.map(({status}) => status)).toEqual(['passed', 'errored', 'errored', 'passed', 'passed'])
  expect(left).toEqual([])
})

it('names the remedy where there is no bash', async () => {
  const result = await runOne('true', {}, {env: {PATH: configOf().root}})
  expect(result).toMatchObject({status: 'errored', reason: expect.stringContaining('needs `bash` (Debian:')})
})

it('never shows a secret: not in results, not in events, not in a process list', async () => {
  const secret = 'Pa$$w0rd/with+"quotes" & ümläut?'
  const events: RunEvent[] = []
  const lists: string[] = []
  const timer = setInterval(() => lists.push(...commandLines()), 10)
  const {results} = await runAll(
    [
      shell('prints', '"$FIXTURES/prints-secret.sh"; sleep 0.1', {expect: {stdout: 'nothing like it', stderr: '/^x/'}}),
      shell('names', 'echo "${SECRET}" | tr -d "\\n"', {expect: {stdout: '${SECRET}'}, variables: ['SECRET']}),
      shell('feeds', 'cat >&2; false', {options: {stdin: '${SECRET}'}, variables: ['SECRET']}),
      shell('times-out', 'printf %s "$SECRET"; sleep $NAP', {timeoutMs: 300}),
    ],
    {vars: {SECRET: secret}, config: configOf({secrets: ['SECRET']}), onEvent: (event) => events.push(event)},
  )
  clearInterval(timer)
  expect(results.map(({status}) => status)).toEqual(['failed', 'passed', 'failed', 'errored'])
  const forms = [
    secret,
    JSON.stringify(secret).slice(1, -1),
    Buffer.from(secret).toString('base64').slice(0, 20),
    Buffer.from(secret).toString('base64url').slice(0, 20),
    Buffer.from(`x${secret}`).toString('base64').slice(4, 24),
    Buffer.from(`xy${secret}`).toString('base64').slice(4, 24),
    Buffer.from(secret).toString('hex'),
    secret.slice(0, 12),
  ]
  for (const form of forms) {
    expect(JSON.stringify(results)).not.toContain(form)
    expect(JSON.stringify(events)).not.toContain(form)
    expect(lists.join('\n')).not.toContain(form)
  }
  expect(JSON.stringify(results)).toContain('[redacted]')
  expect(lists.length).toBeGreaterThan(3)
})

it('ends at an interrupt, whenever it comes, and leaves nothing', {timeout: 120_000}, async () => {
  for (const after of [0, 5, 20, 60, 150, 400]) {
    const controller = new AbortController()
    setTimeout(() => controller.abort(), after)
    const specs = Array.from({length: 40}, (_, i) =>
      shell(`d${i % 8}#x${i}`, i % 3 === 0 ? 'setsid sleep $NAP & sleep $NAP' : 'sleep 0.02'),
    )
    const {results, left} = await runAll(specs, {signal: controller.signal})
    expect(left).toEqual([])
    expect(results).toHaveLength(40)
    const reasons = new Set(
      results.filter(({status}) => status !== 'passed').map(({status, reason}) => `${status} ${reason}`),
    )
    for (const reason of reasons) expect(['errored interrupted', 'skipped interrupted']).toContain(reason)
    expect(reasons.size).toBeGreaterThan(0)
  }
})

function readdirIfAny(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
