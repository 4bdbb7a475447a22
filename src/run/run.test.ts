import {once} from 'node:events'
import {expect, it} from 'vitest'
import {configOf, planOf, specOf} from '../../test/support/plan-of.ts'
import type {Context, Kind, Kinds} from '../kind.ts'
import type {CheckSpec, Json, JsonObject, Observation, RunEvent} from '../model.ts'
import {CannotTell} from '../util/cannot-tell.ts'
import {run, type RunSetup} from './index.ts'

/** What the checks of a test see, look by look; the last again and again. */
type Looks = Record<string, (Observation | Error | 'hangs' | 'never ends')[]>

/** A kind that sees what a test says, for the look of a name. */
function dummy(looks: Looks, calls: {name: string; options: JsonObject; context: Context}[] = []): Kind {
  return {
    name: 'dummy',
    summary: 'Sees what it is told',
    schema: {type: 'object'},
    code: 'code',
    observation: () => ({type: 'object', additionalProperties: true}),
    effect: () => 'reads',
    tools: [],
    implies: () => ({}),
    sentence: () => 'It is as told',
    command: () => 'true',
    load: async () => ({
      async observe(options, context) {
        const name = options.name as string
        calls.push({name, options, context})
        const left = looks[name] ?? [{ok: true}]
        const seen = left.length > 1 ? left.shift()! : left[0]!
        if (seen === 'never ends') return new Promise(() => {})
        if (seen === 'hangs') return once(context.signal, 'abort').then(() => ({ok: true}))
        if (seen instanceof Error) throw seen
        return seen
      },
    }),
  }
}

const check = (name: string, given: Partial<CheckSpec> = {}) =>
  specOf({id: name, kind: 'dummy', ...given, options: {name, ...given.options}, expect: given.expect ?? {ok: true}})

async function runAll(
  specs: CheckSpec[],
  looks: Looks = {},
  given: Partial<RunSetup> & {plan?: Parameters<typeof planOf>[1]; order?: 'any'} = {},
) {
  const calls: {name: string; options: JsonObject; context: Context}[] = []
  const {plan, order, ...setup} = given
  const kinds = {dummy: dummy(looks, calls)} satisfies Kinds
  const signal = new AbortController().signal
  const results = await run(planOf(specs, plan, order), {kinds, config: configOf(), env: {}, signal, ...setup})
  return {results, calls, statuses: results.map(({status}) => status)}
}

it('gives a result for every step, in the order of the plan', async () => {
  const specs = ['a#1', 'b#1', 'a#2', 'c#1', 'b#2'].map((id) => check(id))
  const {results} = await runAll(specs)
  expect(results.map(({id}) => id)).toEqual(['a#1', 'a#2', 'b#1', 'b#2', 'c#1'])
  expect(results[0]).toMatchObject({
    status: 'passed',
    sentence: 'It is as told',
    attempts: 1,
    expectations: [{met: true}],
  })
})

it.each<[string, Observation | Error, JsonObject, string, string]>([
  ['fails what is not as expected', {ok: false}, {ok: true}, 'failed', '`ok` not as expected'],
  ['fails what is not there', {}, {ok: true}, 'failed', '`ok` not as expected'],
  ['cannot tell what a kind cannot', new CannotTell('needs a key'), {ok: true}, 'errored', 'needs a key'],
  ['cannot tell what threw', new TypeError('oops'), {ok: true}, 'errored', 'TypeError: oops'],
  ['passes nothing without an expectation', {ok: true}, {}, 'errored', 'nothing was checked'],
  ['cannot tell what cannot be judged', {ok: '3 MB'}, {ok: '< 3s'}, 'errored', '`ok` could not be judged'],
])('%s', async (_, seen, expected, status, reason) => {
  const {results} = await runAll([check('a', {expect: expected})], {a: [seen]})
  expect(results[0]).toMatchObject({status, reason: expect.stringContaining(reason)})
})

it('knows no kind that it was not given', async () => {
  const {results} = await runAll([check('a', {kind: 'constructor'})])
  expect(results[0]).toMatchObject({status: 'errored', reason: 'no kind `constructor` is known'})
})

it('lets a kind that never comes back cost no more than its time', async () => {
  const {statuses, results} = await runAll([check('a', {timeoutMs: 50})], {a: ['never ends']})
  expect(statuses).toEqual(['errored'])
  expect(results[0]!.reason).toBe('timed out after 50ms')
}, 30_000)

it('names a tool that is missing, with the way to get it', async () => {
  const kind = {...dummy({}), tools: [{program: 'pg_dump-of-nowhere', install: 'Debian: `apt-get install it`'}]}
  const {results} = await runAll([check('a')], {}, {kinds: {dummy: kind}})
  expect(results[0]!.reason).toBe('needs `pg_dump-of-nowhere` (Debian: `apt-get install it`)')
})

it('looks again where it may, and calls flaky what passes only then', async () => {
  const down = new CannotTell('is down')
  const looks = {again: [{ok: false}, down, {ok: true}], never: [{ok: false}], writes: [{ok: false}, {ok: true}]}
  const reads = {effect: 'reads'} as const
  const specs = [
    check('again', reads),
    check('never', reads),
    check('writes', {effect: 'writes'}),
    check('fine', reads),
  ]
  const {results} = await runAll(specs, looks, {retries: 2})
  expect(results.map(({status, flaky, attempts}) => ({status, flaky, attempts}))).toEqual([
    {status: 'passed', flaky: true, attempts: 3},
    {status: 'failed', flaky: false, attempts: 3},
    {status: 'failed', flaky: false, attempts: 1},
    {status: 'passed', flaky: false, attempts: 1},
  ])
  const {results: once} = await runAll([check('once', reads)], {once: [{ok: false}, {ok: true}]})
  expect(once[0]).toMatchObject({status: 'failed', flaky: false, attempts: 1})
})

it('looks again until it holds, and the last look decides', async () => {
  const until = {withinMs: 60_000, everyMs: 10, stable: 1}
  const {results} = await runAll([check('a', {until})], {a: [{ok: false}, new CannotTell('not yet'), {ok: true}]})
  expect(results[0]).toMatchObject({status: 'passed', attempts: 3, flaky: false})
})

it('looks again until it has held often enough, in a row', async () => {
  const until = {withinMs: 60_000, everyMs: 1, stable: 3}
  const [yes, no] = [{ok: true}, {ok: false}]
  const {results} = await runAll([check('a', {until})], {a: [yes, yes, no, yes, yes, yes, no]})
  expect(results[0]).toMatchObject({status: 'passed', attempts: 6})
})

it('stops looking when the time has passed, and says how it stood', async () => {
  const until = {withinMs: 1000, everyMs: 20, stable: 1}
  const {results} = await runAll(
    [check('a', {until}), check('b', {until}), check('c', {until: {...until, stable: 1000}}), check('d', {until})],
    {a: [{ok: false}], b: [new CannotTell('refused')], c: [{ok: true}], d: [{ok: false}, 'hangs']},
  )
  expect(results.map(({status}) => status)).toEqual(['failed', 'errored', 'failed', 'failed'])
  expect(results[0]!.attempts).toBeGreaterThan(1)
  expect(results[1]!.reason).toBe('refused')
  expect(results[2]!.reason).toMatch(/^held \d+ of 1000 times in a row$/)
}, 30_000)

it('replaces variables: captured ones first, then those of the target', async () => {
  const plan = {vars: {HOST: 'target', PORT: '80', A: 'target'}, env: ['PORT', 'TOKEN']}
  const specs = [
    check('a', {capture: {A: {path: 'id', secret: false}, LIST: {path: 'list', secret: false}}}),
    check('b', {
      options: {url: '${HOST}:${PORT}/${A}?${TOKEN}', list: ['${LIST}'], cost: '$$5', code: '${HOST}'},
      expect: {id: '${A}'},
      variables: ['A', 'HOST', 'LIST', 'PORT', 'TOKEN'],
    }),
  ]
  const seen = {ok: true, id: 'captured', list: [1]}
  const {statuses, calls} = await runAll(
    specs,
    {a: [seen], b: [seen]},
    {plan, env: {PORT: '81', TOKEN: 't', OTHER: 'o'}},
  )
  expect(statuses).toEqual(['passed', 'passed'])
  expect(calls[1]!.options).toEqual({
    name: 'b',
    url: 'target:80/captured?t',
    list: ['[1]'],
    cost: '$5',
    code: '${HOST}',
  })
  expect(calls[1]!.context.vars).toEqual({HOST: 'target', PORT: '80', A: 'captured', LIST: '[1]', TOKEN: 't'})
})

it('replaces inputs: below what was captured, above the variables of the target', async () => {
  const plan = {vars: {A: 'target', B: 'target', C: 'target', D: 'target'}}
  const inputs = {A: {default: 'input'}, B: {default: 'input', given: 'given'}, C: {}, D: {default: 'input'}}
  const specs = [
    check('a', {inputs, capture: {D: {path: 'id', secret: false}}}),
    check('b', {inputs, options: {url: '${A} ${B} ${C} ${D}', code: '$A $C'}, variables: ['A', 'B', 'C', 'D']}),
  ]
  const {results, calls} = await runAll(specs, {a: [{ok: true, id: 'captured'}]}, {plan})
  expect(results.map(({status, inputs}) => [status, inputs])).toEqual([
    ['passed', {B: 'given'}],
    ['passed', {B: 'given'}],
  ])
  expect(calls[1]!.options.url).toBe('input given target captured')
  expect(calls[1]!.context.vars).toEqual({A: 'input', B: 'given', C: 'target', D: 'captured'})
})

it('skips what wants an input that has no value, also where only its code says so', async () => {
  const inputs = {pod: {}, namespace: {}}
  const {results, calls} = await runAll([
    check('a', {inputs, variables: ['pod']}),
    check('b', {inputs, options: {code: 'echo "$namespace"'}}),
    check('c', {inputs, options: {code: 'echo "$namespaces ${my_pod}"'}}),
    check('d', {inputs, needs: ['a']}),
  ])
  expect(results.map(({status, reason}) => [status, reason])).toEqual([
    ['skipped', 'needs the input `pod`, which has no default: `--input pod=…`'],
    ['skipped', 'needs the input `namespace`, which has no default: `--input namespace=…`'],
    ['passed', undefined],
    ['skipped', 'needs `a`, which was skipped'],
  ])
  expect(calls.map(({name}) => name)).toEqual(['c'])
})

it('masks an input that holds a secret', async () => {
  const {results} = await runAll(
    [check('a', {inputs: {url: {given: 'http://x?t=open sesame'}}})],
    {},
    {
      config: configOf({secrets: ['TOKEN']}),
      env: {TOKEN: 'open sesame'},
    },
  )
  expect(results[0]!.inputs).toEqual({url: 'http://x?t=[redacted]'})
})

it('says which variable has no value, and does not look', async () => {
  const specs = [check('a', {variables: ['DATABASE_URL']}), check('b', {variables: ['token']})]
  const {results, calls} = await runAll(specs, {}, {plan: {env: ['DATABASE_URL']}})
  expect(results.map(({status, reason}) => [status, reason])).toEqual([
    ['errored', 'needs `DATABASE_URL`: it is not set in the environment, from which target `local` takes it'],
    ['errored', 'needs `token`: it has no value; target `local` does not set it, and no check before captured it'],
  ])
  expect(calls).toEqual([])
})

it('fails a check whose capture is not there, and captures nothing of one that did not pass', async () => {
  const capture = {token: {path: 'token', secret: true}}
  const needsToken = {variables: ['token']}
  const {results} = await runAll(
    [check('a#1', {capture}), check('a#2', needsToken), check('b#1', {capture}), check('b#2', needsToken)],
    {'b#1': [{ok: false, token: 't'}]},
  )
  expect(results.map(({status}) => status)).toEqual(['failed', 'errored', 'failed', 'errored'])
  expect(results[0]!.reason).toBe('`token` could not be captured: there is no `token`')
})

it('masks what was captured as a secret, and what a kind calls one', async () => {
  const seen = {ok: true, token: 'open sesame', other: 'shut sesame'}
  const {results, calls} = await runAll(
    [
      check('a', {capture: {token: {path: 'token', secret: true}}}),
      check('b', {expect: {token: 'x', echo: '${token}'}, variables: ['token']}),
    ],
    {a: [seen], b: [{...seen, echo: 'open sesame'}]},
  )
  expect(calls[1]!.context.vars.token).toBe('open sesame')
  expect(results[1]!.expectations).toMatchObject([
    {path: 'token', actual: '[redacted]', met: false},
    {path: 'echo', expected: '[redacted]', actual: '[redacted]', met: true},
  ])
})

it('skips what needs a check that did not pass, whatever kept it from passing', async () => {
  const {results} = await runAll(
    [
      check('failed'),
      check('errored'),
      check('after', {needs: ['failed']}),
      check('after-that', {needs: ['after']}),
      check('after-error', {needs: ['errored']}),
      check('fine', {needs: ['passed']}),
      check('passed'),
      check('lost', {needs: ['nobody']}),
    ],
    {failed: [{ok: false}], errored: [new CannotTell('?')]},
    {order: 'any'},
  )
  expect(results.map(({status, reason}) => (status === 'skipped' ? reason : status))).toEqual([
    'failed',
    'errored',
    'needs `failed`, which failed',
    'needs `after`, which was skipped',
    'needs `errored`, which errored',
    'passed',
    'passed',
    'needs `nobody`, which is not part of this run',
  ])
})

it('runs the steps of a document one after another, or side by side where their order is any', async () => {
  let running = 0
  let most = 0
  const kind: Kind = {
    ...dummy({}),
    load: async () => ({
      async observe() {
        most = Math.max(most, ++running)
        await new Promise((resolve) => setTimeout(resolve, 30))
        running -= 1
        return {ok: true}
      },
    }),
  }
  const specs = ['a', 'b', 'c', 'd'].map((name) => check(name))
  await runAll(specs, {}, {kinds: {dummy: kind}})
  expect(most).toBe(1)
  await runAll(specs, {}, {kinds: {dummy: kind}, order: 'any'})
  expect(most).toBeGreaterThan(1)
})

it('keeps the value of a check that captures for those behind it, also where the order is any', async () => {
  const capture = {token: {path: 'token', secret: false}}
  const specs = [check('a', {capture}), check('b', {options: {x: '${token}'}, variables: ['token']})]
  const {statuses, calls} = await runAll(specs, {a: [{ok: true, token: 't'}]}, {order: 'any'})
  expect(statuses).toEqual(['passed', 'passed'])
  expect(calls[1]!.options.x).toBe('t')
})

it('keeps little of what a passing check saw, more of any other, and cuts no secret in two', async () => {
  const secret = 'correct horse battery staple'
  const text = `${'x'.repeat(2040)}${secret}${'y'.repeat(100_000)}`
  const kind: Kind = {
    ...dummy({}),
    load: async () => ({
      async observe(options, {evidence}) {
        evidence('body', text)
        return {ok: options.name === 'a', text}
      },
    }),
  }
  const config = configOf({secrets: ['KEY']})
  const specs = [check('a', {expect: {text: '~ "x"'}}), check('b', {expect: {text: '~ "z"'}})]
  const {results} = await runAll(specs, {}, {kinds: {dummy: kind}, config, env: {KEY: secret}})
  expect(results.map(({evidence}) => evidence[0]!.text.length)).toEqual([4 * 1024 + 5, 64 * 1024 + 5])
  expect(results.map(({evidence}) => evidence[0]!.bytes)).toEqual([text.length - 18, text.length - 18])
  expect(JSON.stringify(results)).not.toMatch(/correct|horse|staple/)
  expect(JSON.stringify(results[0]).length).toBeLessThan(12_000)
})

it('places each expectation, and carries what the document says of the check', async () => {
  const place = {path: 'a.md', start: {line: 7, column: 3}, end: {line: 7, column: 9}}
  const waive = {until: '2099-01-01', because: 'the disk'}
  const {results} = await runAll(
    [check('a', {fix: 'look', waive, effect: 'reads', digest: 'sha256:1'})],
    {a: [{ok: false}]},
    {
      locate: (_, path) => (path === 'ok' ? place : undefined),
    },
  )
  expect(results[0]).toMatchObject({
    fix: 'look',
    waived: waive,
    effect: 'reads',
    digest: 'sha256:1',
    expectations: [{place}],
  })
})

it('tells what happens, in order', async () => {
  const events: RunEvent[] = []
  await runAll([check('a'), check('b', {needs: ['a']})], {a: [{ok: false}]}, {onEvent: (event) => events.push(event)})
  expect(
    events.map((event) => [event.type, 'id' in event ? event.id : 'result' in event ? event.result.id : '']),
  ).toEqual([
    ['run-started', ''],
    ['check-started', 'd1#a'],
    ['check-finished', 'd1#a'],
    ['check-finished', 'd1#b'],
    ['run-finished', ''],
  ])
})

it('runs nothing when a check was refused', async () => {
  const refused = [{id: 'x#y', title: '', place: check('a').place, reason: 'no'}]
  const calls: {name: string; options: JsonObject; context: Context}[] = []
  const plan = {...planOf([check('a')]), refused}
  const kinds = {dummy: dummy({}, calls)}
  const results = await run(plan, {kinds, config: configOf(), env: {}, signal: new AbortController().signal})
  expect(results).toMatchObject([{status: 'skipped'}])
  expect(calls).toEqual([])
})

it('lets a kind that throws wherever it is asked cost its check only', async () => {
  const throws = () => {
    throw new Error('no')
  }
  const kind = {...dummy({}), name: 'bad', sentence: throws, command: throws, observation: throws, ownVariables: throws}
  const {results} = await runAll([check('a', {kind: 'bad'}), check('b')], {}, {kinds: {bad: kind, dummy: dummy({})}})
  expect(results.map(({status}) => status)).toEqual(['errored', 'passed'])
})

it('gives a kind its time to tidy up, and commands for it', async () => {
  const tidied: Json[] = []
  const kind: Kind = {
    ...dummy({}),
    load: async () => ({
      async observe(_, {signal, bash}) {
        await once(signal, 'abort')
        const {stdout} = await bash('echo tidied')
        tidied.push(Buffer.from(stdout).toString())
        return {ok: true}
      },
    }),
  }
  const {statuses} = await runAll(
    [check('a', {timeoutMs: 50})],
    {},
    {kinds: {dummy: kind}, env: {PATH: process.env.PATH}},
  )
  expect(statuses).toEqual(['errored'])
  expect(tidied).toEqual(['tidied\n'])
})
