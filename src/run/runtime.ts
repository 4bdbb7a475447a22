import {existsSync, writeSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {baselineOf, readBaselines} from '../baseline/index.ts'
import {kinds as builtIn} from '../kinds/index.ts'
import type {Kinds} from '../kind.ts'
import type {Config} from '../config.ts'
import type {CheckSpec, Target} from '../model.ts'
import {codeText} from '../util/code-text.ts'
import {completeSpec, type PartialSpec} from '../util/complete-spec.ts'
import {linesOf} from './lines-of.ts'
import {openRunner} from './open-runner.ts'
import {prove} from './prove.ts'
import {publish} from './publish.ts'
import {readArguments} from './read-arguments.ts'
import {withInputs} from './script-inputs.ts'
import {unproven} from './unproven.ts'

/** A check as a generated script writes it down: what goes without saying left out, the author's code as code. */
export type ScriptedSpec = PartialSpec & {code?: (given: never) => unknown}

/** Exit statuses of a script, as of `proofbook check`. */
const exits = {passed: 0, failed: 1, wrong: 2, errored: 3, skipped: 3, refused: 4, interrupted: 130}

/**
 * Runs the check of a generated script, prints what came of it, and ends the process: 0 passed, 1 failed, 3 could not find
 * out, 4 refused by the target, 2 wrong arguments or configuration, 130 interrupted. Variables and inputs come from the
 * environment first, then from the document or the target of the nearest `proofbook.yaml`; without one the environment is
 * passed on whole.
 */
export async function check(meta: {url: string}, scripted: ScriptedSpec): Promise<void> {
  // A script that ends its process itself has not passed.
  process.exitCode = exits.errored
  const onExit = () => {
    process.exitCode = exits.errored
    writeSync(2, 'proofbook: the check ended its process before it was done\n')
  }
  process.on('exit', onExit)
  const [exit, text] = await outcomeOf(meta, scripted).catch(
    (error: Error) => [exits.wrong, `proofbook: ${error.message}\n`] as const,
  )
  process.off('exit', onExit)
  process.stdout.write(text, () => process.exit(exit))
}

async function outcomeOf(meta: {url: string}, scripted: ScriptedSpec): Promise<readonly [number, string]> {
  const {json, target: wanted, input} = readArguments(process.argv.slice(2))
  const spec = withInputs(wholeSpec(scripted), input, process.env)
  const {config, kinds} = await projectAround(dirname(fileURLToPath(meta.url)))
  const target = targetFor(spec, config, wanted)
  if (!target.allow.includes(spec.effect))
    return [
      exits.refused,
      `refused: \`${spec.id}\` needs \`${spec.effect}\`, which target \`${target.name}\` does not allow\n`,
    ]

  const controller = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => (controller.signal.aborted ? process.exit(exits.interrupted) : controller.abort()))
  }
  const {baselines, flaw} =
    config.path === undefined ? withoutProject(target.name) : readBaselines(config.root, target.name)
  const {runner, close} = await openRunner(target, {
    kinds,
    config,
    env: process.env,
    signal: controller.signal,
    isolate: false,
    baselineOf: (one) => baselineOf(one, baselines, flaw),
  })
  const {result} = await prove(spec, {}, runner)
    .catch((error: Error) => ({result: {...unproven(spec, runner), reason: error.message}}))
    .finally(close)
  const published = publish(result, runner.redactor)
  const exit =
    published.waived && isStillWaived(published.waived.until) ? exits.passed : exits[published.status as 'passed']
  return [
    controller.signal.aborted ? exits.interrupted : exit,
    json ? `${JSON.stringify(published, null, 2)}\n` : linesOf(published),
  ]
}

/** Alone on a machine a script finds nothing that it could be compared with. */
function withoutProject(target: string): ReturnType<typeof readBaselines> {
  const flaw = 'there is no `proofbook.yaml` around this script, beside which its baseline would be'
  return {baselines: {version: 1, target, checks: {}}, flaw}
}

function wholeSpec({code, ...partial}: ScriptedSpec): CheckSpec {
  const spec = completeSpec(partial)
  const option = Object.hasOwn(builtIn, spec.kind) ? builtIn[spec.kind]!.code : undefined
  return code && option !== undefined ? {...spec, options: {...spec.options, [option]: codeText(code)}} : spec
}

/** The configuration of the project that a script belongs to; without one, a project in the working directory that allows all. */
async function projectAround(folder: string): Promise<{config: Config; kinds: Kinds}> {
  const root = [folder, process.cwd()].map(rootAbove).find((found) => found !== undefined)
  if (root === undefined) return {config: unconfigured(), kinds: builtIn}
  const {readConfig} = await import('../config/index.ts')
  const {loadKinds} = await import('../kinds/index.ts')
  const {config, problems} = await readConfig(root)
  const loaded = await loadKinds(config, builtIn)
  const error = [...problems, ...loaded.problems].find(({severity}) => severity === 'error')
  if (error) throw new Error(`${error.reason} (${error.place.path}:${error.place.start.line})`)
  return {config, kinds: loaded.kinds}
}

function rootAbove(folder: string): string | undefined {
  if (existsSync(join(folder, 'proofbook.yaml'))) return folder
  return dirname(folder) === folder ? undefined : rootAbove(dirname(folder))
}

function unconfigured(): Config {
  const target: Target = {
    name: 'local',
    allow: ['reads', 'writes', 'destroys'],
    vars: {},
    env: Object.keys(process.env),
    addresses: [],
  }
  const targets = {local: target}
  return {root: process.cwd(), documents: [], targets, target: 'local', secrets: [], kinds: [], scripts: 'checks'}
}

/** The target that was asked for; what the environment sets goes before what the target does. */
function targetFor({id, targets, variables}: CheckSpec, config: Config, wanted = config.target): Target {
  const target = Object.hasOwn(config.targets, wanted) ? config.targets[wanted] : undefined
  if (!target) throw new Error(`Unexpected target \`${wanted}\`, expected ${Object.keys(config.targets).join(', ')}`)
  if (targets && !targets.includes(wanted)) throw new Error(`\`${id}\` does not apply to target \`${wanted}\``)
  const vars = Object.entries(target.vars).map(([name, value]) => [name, process.env[name] ?? value])
  return {...target, vars: Object.fromEntries(vars), env: [...new Set([...target.env, ...variables])]}
}

function isStillWaived(until: string): boolean {
  return until >= new Date().toISOString().slice(0, 10)
}
