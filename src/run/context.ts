import {mkdtempSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import type {CommandOptions, CommandResult, Context} from '../kind.ts'
import type {CheckSpec} from '../model.ts'
import type {Claim} from '../passed.ts'
import {CannotTell} from '../util/cannot-tell.ts'
import {type Deadline, startDeadline} from './deadline.ts'
import type {Outcome} from './job.ts'
import {readableText} from './readable-text.ts'
import type {Runner} from './runner.ts'

/** How long a kind may tidy up after its time is over, milliseconds. */
export const teardownMs = 10_000

/** The longest body that is passed as an argument, in bytes; Linux takes 128 KiB. */
const longestArgument = 100_000

/** What a look leaves, besides its observation. */
export interface Traces {
  evidence: {label: string; text: string}[]
  claims: Claim[]
}

/** The view of a run that one look has. `nonce` marks its processes; `dispose` ends what it left running, and its folder. */
export interface LookContext {
  context: Context
  traces: Traces
  nonce: string
  dispose: () => Promise<void>
}

/** Makes the context of a look. */
export function createContext(
  spec: CheckSpec,
  vars: Record<string, string>,
  deadline: Deadline,
  timeoutMs: number,
  runner: Runner,
): LookContext {
  const {config, target, commands, redactor} = runner
  const traces: Traces = {evidence: [], claims: []}
  const nonce = runner.nextNonce()
  const running = new Set<Promise<unknown>>()
  let folder: string | undefined
  let teardown: Deadline | undefined

  const tempDir = () => (folder ??= mkdtempSync(join(tmpdir(), 'proofbook-')))
  const evidence = (label: string, text: string | Uint8Array) => {
    traces.evidence.push({label, text: typeof text === 'string' ? text : readableText(text)})
  }
  const printed = ({stdout, stderr}: Outcome) => {
    if (stdout.length > 0) evidence('stdout', stdout)
    if (stderr.length > 0) evidence('stderr', stderr)
  }
  const run = (file: string, argv: string[], {cwd = '.', stdin, env}: CommandOptions = {}): Promise<CommandResult> => {
    const job = {
      file,
      argv,
      cwd: folderAt(config.root, cwd),
      env: {...runner.environment, ...vars, ...env},
      stdin,
      nonce,
    }
    const limit = deadline.over ? (teardown ??= startDeadline(teardownMs)) : deadline
    const result = commands.run(job, limit, printed)
    running.add(result)
    const settled = () => running.delete(result)
    result.then(settled, settled)
    return result
  }
  const program = (name: string) => {
    const file = runner.findProgram(name, vars.PATH)
    if (file === undefined) throw new CannotTell(`needs \`${name}\`, which is not on the PATH`)
    return file
  }

  return {
    traces,
    nonce,
    context: {
      vars,
      get signal() {
        return deadline.signal
      },
      timeoutMs,
      effect: spec.effect,
      root: config.root,
      addresses: target.addresses,
      get code() {
        return codeOf(spec, runner)
      },
      tempDir,
      evidence,
      secret: redactor.add,
      expect: (name, actual, predicate) => void traces.claims.push({name, actual, predicate}),
      async bash(body, options) {
        const words = ['bash', '-euo', 'pipefail']
        if (Buffer.byteLength(body) <= longestArgument) return run(program('bash'), [...words, '-c', body], options)
        const path = join(tempDir(), 'run.sh')
        writeFileSync(path, body, {mode: 0o600})
        return run(program('bash'), [...words, path], options)
      },
      async exec(file, args, options) {
        return run(program(file), [file, ...args], options)
      },
    },
    async dispose() {
      if (running.size > 0) deadline.expire()
      await Promise.allSettled(running)
      teardown?.clear()
      if (folder !== undefined) rmSync(folder, {recursive: true, force: true, maxRetries: 3})
    },
  }
}

function folderAt(root: string, cwd: string): string {
  const path = resolve(root, cwd)
  if (cwd !== '.' && !statSync(path, {throwIfNoEntry: false})?.isDirectory())
    throw new CannotTell(`cannot run in \`${cwd}\`, which is not a folder`)
  return path
}

/** Where the author's code starts: behind the opening line, where the fence holds nothing but the code. */
function codeOf({kind, options, place: {path, start, end}}: CheckSpec, {kinds}: Runner): Context['code'] {
  const option = kinds[kind]?.code
  const code = option === undefined ? undefined : options[option]
  const isAll = typeof code === 'string' && code.replace(/\n$/, '').split('\n').length === end.line - start.line - 1
  return {path, line: isAll ? start.line + 1 : undefined}
}
