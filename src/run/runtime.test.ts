import {spawn} from 'node:child_process'
import {mkdirSync, mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {looksDigest} from '../baseline/looks-digest.ts'
import {writeBaselines} from '../baseline/index.ts'
import type {CheckResult} from '../model.ts'
import type {Baselines} from '../recorded.ts'
import type {PartialSpec} from '../util/complete-spec.ts'

const loader = join(import.meta.dirname, '../../test/support/typescript.mjs')
const runtime = JSON.stringify(join(import.meta.dirname, 'runtime.ts'))

interface Given {
  spec?: Partial<PartialSpec>
  code?: string
  config?: string
  env?: Record<string, string>
  args?: string[]
  interruptAt?: string
  /** `baselines/local.json`. */
  baselines?: Baselines
}

/** Runs a generated script in a process of its own, `checks/hello/greets.mjs` of a project. */
async function runScript({spec, code, config, env, args = [], interruptAt, baselines}: Given) {
  const root = mkdtempSync(join(tmpdir(), 'proofbook-script-'))
  if (config !== undefined) writeFileSync(join(root, 'proofbook.yaml'), config)
  if (baselines !== undefined) writeBaselines(root, baselines)
  mkdirSync(join(root, 'checks/hello'), {recursive: true})
  const place = {path: 'runbooks/hello.md', start: {line: 3, column: 1}, end: {line: 9, column: 4}}
  const whole = {id: 'hello#greets', kind: code === undefined ? 'shell' : 'script', title: 'It greets', place, ...spec}
  const own = code === undefined ? '' : `async code({$, fetch, expect, vars}) {\n${code}\n},`
  const path = join(root, 'checks/hello/greets.mjs')
  writeFileSync(
    path,
    `import {check} from ${runtime}\nawait check(import.meta, {...${JSON.stringify(whole)}, ${own}})\n`,
  )
  const given = {PATH: process.env.PATH, HOME: root, ...env}
  const child = spawn(process.execPath, ['--import', loader, path, ...args], {cwd: tmpdir(), env: given})
  let [out, err] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
    if (interruptAt !== undefined && err.includes(interruptAt)) child.kill('SIGINT')
  })
  const exit = await new Promise((resolve) => child.on('close', (code, signal) => resolve(signal ?? code)))
  return {exit, out, err}
}

const greets = {options: {run: 'echo "hello $NAME"'}, expect: {exit: 0, stdout: 'hello ${NAME}'}, variables: ['NAME']}

it('proves a check alone, with what the environment gives', async () => {
  const {exit, out} = await runScript({spec: greets, env: {NAME: 'bastion'}})
  expect(out.replace(/\(.*?\)/, '(1ms)')).toBe('✓ It greets (1ms)\n  ✓ exit: 0\n  ✓ stdout: hello bastion\n')
  expect(exit).toBe(0)
})

it('shows what failed, and what to do', async () => {
  const {exit, out} = await runScript({
    spec: {...greets, options: {run: 'echo "\u001b[31mbye"; exit 2'}, fix: 'Greet'},
    env: {NAME: 'x'},
  })
  expect(exit).toBe(1)
  expect(out.split('\n').slice(1)).toEqual([
    '  ✗ exit: expected 0, seen 2',
    expect.stringMatching(/^ {2}✗ stdout: expected hello x, seen "\\u001b\[31mbye"/),
    '  stdout:',
    '    \\u001b[31mbye',
    '  fix: Greet',
    '',
  ])
})

it('gives the whole result to programs', async () => {
  const {exit, out} = await runScript({spec: greets, env: {NAME: 'x'}, args: ['--json']})
  expect(JSON.parse(out)).toMatchObject({
    id: 'hello#greets',
    status: 'passed',
    expectations: [{met: true}, {met: true}],
  })
  expect(exit).toBe(0)
})

it('cannot tell without a value for its variable', async () => {
  const {exit, out} = await runScript({spec: greets})
  expect(exit).toBe(3)
  expect(out).toContain('could not find out: needs `NAME`')
})

it('takes the nearest target, goes by what it allows, and shows no secret', async () => {
  const config = [
    'documents: ["*.md"]',
    'targets:',
    '  local: {allow: [reads, writes], vars: {NAME: open sesame}}',
    '  production: {allow: [reads], vars: {NAME: production}}',
    'secrets: [NAME]',
  ].join('\n')
  const local = await runScript({spec: greets, config})
  expect(local).toMatchObject({exit: 0, out: expect.stringContaining('stdout: hello [redacted]')})
  const production = await runScript({spec: greets, config, args: ['--target', 'production']})
  expect(production).toMatchObject({exit: 4, out: expect.stringContaining('refused: `hello#greets` needs `writes`')})
  const nowhere = await runScript({spec: greets, config, args: ['--target', 'nowhere']})
  expect(nowhere).toMatchObject({exit: 2, out: expect.stringContaining('Unexpected target `nowhere`')})
  const overruled = await runScript({spec: greets, config, env: {NAME: 'else'}, args: ['--json']})
  expect(JSON.parse(overruled.out)).toMatchObject({expectations: [{}, {actual: 'hello [redacted]'}]})
})

it('takes an input from its arguments, else from the environment, else from the document, else from the target', async () => {
  const config = 'targets:\n  local: {allow: [writes], vars: {NAME: target, PLACE: target}}\n'
  const inputs = {NAME: {default: 'document', pattern: '[a-z]+'}, PLACE: {}}
  const spec = {...greets, inputs, options: {run: 'echo "hello $NAME in $PLACE"'}, expect: {exit: 0, stdout: '/hello/'}}
  const seen = async (args: string[], env: Record<string, string> = {}) => {
    const {exit, out} = await runScript({spec, config, env, args: ['--json', ...args]})
    const {expectations, inputs} = JSON.parse(out) as CheckResult
    return [exit, expectations[1]!.actual, inputs]
  }
  expect(await seen([])).toEqual([0, 'hello document in target', undefined])
  expect(await seen([], {NAME: 'environment', PLACE: 'here'})).toEqual([
    0,
    'hello environment in here',
    {NAME: 'environment', PLACE: 'here'},
  ])
  expect(await seen(['--input', 'NAME=argument'], {NAME: 'environment'})).toEqual([
    0,
    'hello argument in target',
    {NAME: 'argument'},
  ])
  for (const args of [
    ['--input', 'NAM=x'],
    ['--input', 'NAME'],
    ['--input', 'NAME=X'],
  ])
    expect(await runScript({spec, config, args})).toMatchObject({exit: 2, out: expect.stringContaining('Unexpected')})
})

it('does not pass without an input that it needs', async () => {
  const {exit, out} = await runScript({spec: {...greets, inputs: {NAME: {}}}})
  expect(out).toContain('skipped: needs the input `NAME`, which has no default: `--input NAME=…`')
  expect(exit).toBe(3)
})

it.each([
  ["expect('sum', 1 + 1, 2)", 0, '✓ sum: 2'],
  ["expect('sum', 1 + 1, 3)", 1, '✗ sum: expected 3, seen 2'],
  ['return', 3, 'the script did not call `expect`: nothing was checked'],
  ["throw new Error('why')", 3, 'could not find out: Error: why'],
  ['process.exit(0)', 3, ''],
  ["setTimeout(() => { throw new Error('late') }, 5); await new Promise(() => {})", 3, ''],
  ["setInterval(() => {}, 1000); expect('sum', 1, 1)", 0, '✓ sum: 1'],
])('runs the code of an author: %s', async (code, exit, said) => {
  const ran = await runScript({code, spec: {expect: {expectations: '> 0'}}})
  expect(ran.out).toContain(said)
  expect(ran.exit).toBe(exit)
})

it('says what it does not understand', async () => {
  expect(await runScript({spec: greets, args: ['--nope']})).toMatchObject({
    exit: 2,
    out: expect.stringContaining('--nope'),
  })
})

it('ends at an interrupt', async () => {
  const code = "console.error('begun'); await $`sleep 1000`"
  expect(await runScript({code, interruptAt: 'begun'})).toMatchObject({exit: 130})
})

describe('a baseline', () => {
  const config = 'documents: [runbooks/*.md]\ntargets:\n  local: {allow: [reads, writes]}\n'
  const counts = {options: {run: 'echo 12'}, expect: {exit: 0, json: {baseline: '20%'}}}
  const recorded = (value: number, path: string, look: Parameters<typeof looksDigest>[0]): Baselines => {
    const check = {digest: looksDigest(look), time: '2026-11-28T00:00:00Z', values: {[path]: {value}}}
    return {version: 1, target: 'local', checks: {'hello#greets': check}}
  }
  const look = {kind: 'shell', options: counts.options}

  it('is found beside the configuration', async () => {
    const near = await runScript({spec: counts, config, baselines: recorded(11, 'json', look)})
    expect(near).toMatchObject({exit: 0, out: expect.stringContaining('✓ json: {baseline: 20%}')})
    const far = await runScript({spec: counts, config, baselines: recorded(5, 'json', look)})
    expect(far).toMatchObject({
      exit: 1,
      out: expect.stringContaining('seen 12 (baseline 5, seen 12, difference +140%, tolerance ±20%)'),
    })
  })

  it('is found for code as the document has it', async () => {
    const code = `  expect('n', 12, 12)`
    const spec = {expect: {'values.n': {baseline: '20%'}}}
    const written = {kind: 'script', options: {run: `${code}\n`}}
    const {exit, out} = await runScript({spec, code, config, baselines: recorded(11, 'values.n', written)})
    expect(out).toContain('✓ values.n: {baseline: 20%}')
    expect(exit).toBe(0)
  })

  it('cannot be found out without one, or without a project', async () => {
    const none = await runScript({spec: counts, config})
    expect(none).toMatchObject({
      exit: 3,
      out: expect.stringContaining('no baseline recorded; `proofbook baseline record'),
    })
    const alone = await runScript({spec: counts})
    expect(alone).toMatchObject({
      exit: 3,
      out: expect.stringContaining(
        'there is no `proofbook.yaml` around this script, beside which its baseline would be',
      ),
    })
  })
})
