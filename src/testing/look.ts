import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {Context, Kind, Observe} from '../kind.ts'
import type {Config} from '../config.ts'
import type {CheckResult, JsonObject, Plan, Target} from '../model.ts'
import {run} from '../run/index.ts'
import {completeSpec} from '../util/complete-spec.ts'

/** What came of a look, and what it did meanwhile. */
export interface Looked {
  result: CheckResult
  /** Programs with their arguments, and bodies for the shell. */
  commandLines: string[]
  /** How long `observe` went on after it was told to end, milliseconds; 0 when it was not. */
  afterAbortMs: number
}

interface Circumstances {
  vars: Record<string, string>
  timeoutMs: number
  abortAfterMs?: number
}

/** Runs a check of a kind with nothing expected but what the kind implies, in an empty project, as any run would. */
export async function look(
  kind: Kind,
  options: JsonObject,
  {vars, timeoutMs, abortAfterMs}: Circumstances,
): Promise<Looked> {
  const root = mkdtempSync(join(tmpdir(), 'proofbook-conformance-'))
  const interrupt = new AbortController()
  const commandLines: string[] = []
  let ended: Promise<unknown> = Promise.resolve()
  const watched: Kind = {
    ...kind,
    async load() {
      const {observe} = await kind.load()
      const watching: Observe = (options, context) => {
        const looking = observe(options, recording(context, commandLines))
        ended = looking.catch(() => {})
        if (abortAfterMs !== undefined) setTimeout(() => interrupt.abort(), abortAfterMs).unref()
        return looking
      }
      return {observe: watching}
    },
  }
  let aborted = 0
  interrupt.signal.addEventListener('abort', () => (aborted = performance.now()), {once: true})
  try {
    const plan = planOf(kind, options, vars, timeoutMs)
    const config = configOf(root, plan.target)
    const kinds = {[kind.name]: watched}
    const [result] = await run(plan, {kinds, config, env: process.env, signal: interrupt.signal, isolate: false})
    await ended
    return {result: result!, commandLines, afterAbortMs: aborted === 0 ? 0 : performance.now() - aborted}
  } finally {
    rmSync(root, {recursive: true, force: true})
  }
}

function recording(context: Context, commandLines: string[]): Context {
  return {
    ...context,
    bash(body, options) {
      commandLines.push(body)
      return context.bash(body, options)
    },
    exec(file, args, options) {
      commandLines.push([file, ...args].join(' '))
      return context.exec(file, args, options)
    },
  }
}

function planOf(kind: Kind, options: JsonObject, vars: Record<string, string>, timeoutMs: number): Plan {
  const start = {line: 1, column: 1}
  const spec = completeSpec({
    id: 'conformance#example',
    kind: kind.name,
    place: {path: 'conformance.md', start, end: start},
    options,
    expect: kind.implies(options),
    implied: Object.keys(kind.implies(options)),
    effect: kind.effect(options),
    timeoutMs,
  })
  const target: Target = {name: 'conformance', allow: ['reads', 'writes', 'destroys'], vars, env: [], addresses: []}
  const document = {
    path: spec.document,
    slug: spec.slug,
    title: '',
    digest: '',
    order: 'written' as const,
    steps: [{spec}],
  }
  return {target, documents: [document], omissions: [], refused: []}
}

function configOf(root: string, target: Target): Config {
  return {
    root,
    documents: [],
    targets: {[target.name]: target},
    target: target.name,
    secrets: Object.keys(target.vars),
    kinds: [],
    scripts: 'checks',
  }
}
