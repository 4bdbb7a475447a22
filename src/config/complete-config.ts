import type {Config, LintSettings, RuleSetting, Severity} from '../config.ts'
import type {Effect, Json, JsonObject, Start, Target} from '../model.ts'
import {durationMs} from '../util/duration.ts'
import {isObject} from '../util/is-object.ts'
import {markdownGlob} from '../util/markdown-files.ts'

/** The configuration that a sound file means, with its defaults filled in; of an unsound one, what can be used. */
export function completeConfig(root: string, path: string | undefined, file: JsonObject): Config {
  const named = isObject(file.targets) ? Object.entries(file.targets) : []
  const targets = named.length > 0 ? named : [['local', {}] as const]
  const target =
    typeof file.target === 'string' && targets.some(([name]) => name === file.target) ? file.target : undefined
  return {
    ...(path !== undefined && {path}),
    root,
    documents: nonEmpty(texts(file.documents)) ?? [markdownGlob],
    targets: Object.fromEntries(
      targets.map(([name, value]) => [name, completeTarget(name, isObject(value) ? value : {})]),
    ),
    target: target ?? targets[0]![0],
    secrets: texts(file.secrets),
    kinds: texts(file.kinds),
    scripts: typeof file.scripts === 'string' ? file.scripts.replace(/\/+$/, '') : 'checks',
    ...(isObject(file.lint) && {lint: completeLint(file.lint)}),
  }
}

function completeLint({rules, addresses, foreignVariables, programs, exclude}: JsonObject): LintSettings {
  return {
    rules: mapOf(rules, ruleSetting),
    addresses: mapOf(addresses, (path) => (typeof path === 'string' ? path : undefined)),
    programs: mapOf(programs, (path) => (typeof path === 'string' ? path : undefined)),
    foreignVariables: texts(foreignVariables),
    exclude: texts(exclude),
  }
}

function ruleSetting(value: Json): RuleSetting | undefined {
  if (isSeverity(value)) return {severity: value}
  if (!isObject(value)) return undefined
  const {severity, only, except} = value
  return {
    ...(isSeverity(severity) && {severity}),
    ...(only !== undefined && {only: texts(only)}),
    ...(except !== undefined && {except: texts(except)}),
  }
}

function isSeverity(value: Json | undefined): value is Severity {
  return value === 'off' || value === 'warning' || value === 'error'
}

/** What can be used of the values of a map. */
function mapOf<Value>(map: Json | undefined, read: (value: Json) => Value | undefined): Record<string, Value> {
  const pairs = Object.entries(isObject(map) ? map : {}).map(([name, value]) => [name, read(value)] as const)
  return Object.fromEntries(pairs.filter((pair): pair is [string, Value & {}] => pair[1] !== undefined))
}

function completeTarget(name: string, {allow, start, vars, env, addresses}: JsonObject): Target {
  const ready = completeStart(start)
  return {
    name,
    allow: allow === undefined ? ['reads'] : texts(allow).filter((effect) => isEffect(effect)),
    ...(ready && {start: ready}),
    vars: Object.fromEntries(
      Object.entries(isObject(vars) ? vars : {}).filter(
        (pair): pair is [string, string] => typeof pair[1] === 'string',
      ),
    ),
    env: texts(env),
    addresses: texts(addresses),
  }
}

function completeStart(start: Json | undefined): Start | undefined {
  if (!isObject(start) || typeof start.run !== 'string' || typeof start.ready !== 'string') return undefined
  const timeoutMs = typeof start.timeout === 'string' ? durationMs(start.timeout) : undefined
  return {run: start.run, ready: start.ready, timeoutMs: timeoutMs ?? 30_000}
}

function isEffect(text: string): text is Effect {
  return text === 'reads' || text === 'writes' || text === 'destroys'
}

function texts(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

function nonEmpty<T>(list: T[]): T[] | undefined {
  return list.length === 0 ? undefined : list
}
