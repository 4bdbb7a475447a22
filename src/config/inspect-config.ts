import type {Json, JsonObject} from '../model.ts'
import {checkSchema} from '../util/check-schema.ts'
import {listed, quote} from '../util/describe.ts'
import {durationMs} from '../util/duration.ts'
import type {Fault, Path} from '../util/fault.ts'
import {isObject} from '../util/is-object.ts'
import {didYouMean} from '../util/nearest.ts'
import {configSchema} from './schema.ts'

/** Everything that is wrong with what a configuration file says. */
export function inspectConfig(file: JsonObject): Fault[] {
  const targets = isObject(file.targets) ? Object.entries(file.targets) : []
  return [
    ...checkSchema(file, configSchema),
    ...globs(file.documents),
    ...inside(file.scripts),
    ...defaultTarget(file.target, targets.length === 0 ? ['local'] : targets.map(([name]) => name)),
    ...targets.flatMap(([name, target]) => (isObject(target) ? inspectTarget(['targets', name], target) : [])),
    ...unknownSecrets(
      file.secrets,
      targets.map(([, target]) => target),
    ),
  ]
}

function fault(rule: string, path: Path, reason: string, hint?: string): Fault {
  return {rule, path, on: 'value', reason, ...(hint && {hint})}
}

function globs(documents: Json | undefined): Fault[] {
  if (!Array.isArray(documents)) return []
  return documents.flatMap((glob, index) => {
    if (typeof glob !== 'string') return []
    const pattern = glob.replace(/^!/, '')
    if (isOutside(pattern)) {
      const reason = `Unexpected glob ${quote(glob)}, expected one below the folder of the configuration`
      return [fault('outside-root', ['documents', index], reason)]
    }
    return []
  })
}

/** Absolute, by the rules of any system, or on a way out of the root. */
function isOutside(path: string): boolean {
  return /^([/\\~]|[A-Za-z]:)/.test(path) || path.split(/[/\\{},()|]/).includes('..')
}

function inside(scripts: Json | undefined): Fault[] {
  if (typeof scripts !== 'string' || !(isOutside(scripts) || /^(\.?\/*)*$/.test(scripts))) return []
  const reason = `Unexpected folder ${quote(scripts)}, expected one below the folder of the configuration`
  return [fault('outside-root', ['scripts'], reason, '`checks`')]
}

function defaultTarget(target: Json | undefined, names: string[]): Fault[] {
  if (typeof target !== 'string' || names.includes(target)) return []
  return [
    fault(
      'unknown-target',
      ['target'],
      `Unexpected target ${quote(target)}, expected ${listed(names)}`,
      didYouMean(target, names),
    ),
  ]
}

function inspectTarget(path: Path, {start, vars, env}: JsonObject): Fault[] {
  const faults: Fault[] = []
  if (isObject(start)) {
    const {ready, timeout} = start
    if (typeof ready === 'string' && !isAddress(ready)) {
      const reason = `Unexpected address ${quote(ready)}, expected \`http://…\`, \`https://…\` or \`tcp://host:port\``
      const hint = /^[\w.-]+:\d+$/.test(ready) ? `\`tcp://${ready}\`` : undefined
      faults.push(fault('bad-value', [...path, 'start', 'ready'], reason, hint))
    }
    if (typeof timeout === 'string' && durationMs(timeout) === 0) {
      faults.push(
        fault('bad-value', [...path, 'start', 'timeout'], 'Unexpected `0`, expected time to become ready', '`30s`'),
      )
    }
  }
  if (isObject(vars) && Array.isArray(env)) {
    for (const [index, name] of env.entries()) {
      if (typeof name !== 'string' || !Object.hasOwn(vars, name)) continue
      const reason = `Unexpected \`${name}\`, which \`vars\` gives a value already, expected it in one of them`
      faults.push(fault('bad-value', [...path, 'env', index], reason))
    }
  }
  return faults
}

/** Whether an address says how to find out that a target is ready. */
function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const {protocol, hostname, port} = new URL(text)
  return protocol === 'tcp:' ? hostname !== '' && port !== '' : /^https?:$/.test(protocol) && hostname !== ''
}

function unknownSecrets(secrets: Json | undefined, targets: Json[]): Fault[] {
  if (!Array.isArray(secrets)) return []
  const known = targets.flatMap((target) => {
    if (!isObject(target)) return []
    const {vars, env} = target
    return [...Object.keys(isObject(vars) ? vars : {}), ...(Array.isArray(env) ? env : [])]
  })
  return secrets.flatMap((name, index) => {
    if (typeof name !== 'string' || known.includes(name)) return []
    const reason = `Unexpected secret ${quote(name)}, expected a name that \`vars\` or \`env\` of a target knows`
    const hint = didYouMean(
      name,
      known.filter((one) => typeof one === 'string'),
    )
    return [{...fault('unknown-secret', ['secrets', index], reason, hint), severity: 'warning' as const}]
  })
}
