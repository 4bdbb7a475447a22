import type {Json, JsonObject, Problem} from '../../model.ts'
import {isObject} from '../../util/is-object.ts'
import {placeIn} from '../../util/place-in.ts'
import {readYaml} from '../../util/read-yaml.ts'
import {type YamlNode, yamlNode, yamlRange} from '../../util/yaml-node.ts'
import type {AlertRule} from './alert-rule.ts'

/**
 * The alerts of a Prometheus rule file: `groups:` as Prometheus reads them, or `PrometheusRule` manifests, several in a file
 * too. A file that cannot be read whole is one warning at the first place that is wrong; what can be read is read.
 */
export function readAlertRules(path: string, text: string): {rules: AlertRule[]; problems: Problem[]} {
  const rules: AlertRule[] = []
  let problem: Problem | undefined
  let groups = 0
  for (const part of yamlParts(text)) {
    const {value, faults} = readYaml(part.text)
    const [fault] = faults
    if (fault) {
      const place = placeIn({path, text: part.text, line: part.line}, fault.start, fault.end)
      problem ??= warning(fault.reason, place, fault.hint)
    }
    if (!isObject(value)) continue
    const found = groupsIn(value)
    if (found.length === 0) continue
    groups += found.length
    const root = yamlNode(part.text)
    for (const at of found) rules.push(...rulesOf(value, at, {path, text: part.text, line: part.line, root}))
  }
  if (!problem && groups === 0) problem = noGroups(path)
  return {rules, problems: problem ? [problem] : []}
}

function noGroups(path: string): Problem {
  const start = {line: 1, column: 1}
  return warning('Unexpected file without `groups`, expected rules of Prometheus', {path, start, end: start})
}

function warning(reason: string, place: Problem['place'], hint?: string): Problem {
  return {rule: 'alert-rules', severity: 'warning', reason, place, hint}
}

/** The documents of a YAML stream, and the line on which each starts. */
function yamlParts(text: string): {text: string; line: number}[] {
  const parts: {text: string; line: number}[] = []
  let lines: string[] = []
  let start = 1
  const end = (next: number) => {
    if (lines.some((line) => /^\s*[^\s#%]/.test(line))) parts.push({text: lines.join('\n'), line: start})
    lines = []
    start = next
  }
  for (const [index, line] of text.split(/\r\n|\n/).entries()) {
    if (/^(?:---|\.\.\.)\s*(?:#.*)?$/.test(line)) end(index + 2)
    else lines.push(line)
  }
  end(0)
  return parts
}

type Path = (string | number)[]

/** Where the groups of rules stand: on top, in the `spec` of a manifest, or in the items of a list of manifests. */
function groupsIn(value: JsonObject, at: Path = []): Path[] {
  if (value['kind'] === 'List' && Array.isArray(value['items'])) {
    return value['items'].flatMap((item, index) => (isObject(item) ? groupsIn(item, [...at, 'items', index]) : []))
  }
  const spec = value['spec']
  if (isObject(spec) && Array.isArray(spec['groups'])) return eachOf(spec['groups'], [...at, 'spec', 'groups'])
  return Array.isArray(value['groups']) ? eachOf(value['groups'], [...at, 'groups']) : []
}

function eachOf(list: Json[], at: Path): Path[] {
  return list.map((_, index) => [...at, index])
}

interface Part {
  path: string
  text: string
  line: number
  root?: YamlNode
}

function rulesOf(value: JsonObject, at: Path, {path, text, line, root}: Part): AlertRule[] {
  const group = at.reduce<Json | undefined>((found, step) => (found as Record<string | number, Json>)?.[step], value)
  const rules = isObject(group) && Array.isArray(group['rules']) ? group['rules'] : []
  return rules.flatMap((rule, index) => {
    const name = isObject(rule) ? rule['alert'] : undefined
    if (!isObject(rule) || typeof name !== 'string' || name.trim() === '') return []
    const labels = texts(rule['labels'])
    const annotations = texts(rule['annotations'])
    const range = yamlRange(root, [...at, 'rules', index], 'value')
    const place = range && placeIn({path, text, line}, range.start, range.end)
    return {
      name: name.trim(),
      severity: labels['severity'] || undefined,
      summary: annotations['summary'] ?? annotations['message'],
      expr: scalarText(rule['expr']),
      labels,
      annotations,
      path,
      line: place?.start.line ?? line,
    }
  })
}

/** A map of texts; what is neither text nor number is left out. */
function texts(value: Json | undefined): Record<string, string> {
  if (!isObject(value)) return {}
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => {
      const text = scalarText(one)
      return text === undefined ? [] : [[name, text]]
    }),
  )
}

function scalarText(value: Json | undefined): string | undefined {
  if (value === undefined || value === null || typeof value === 'object') return undefined
  return String(value).trim()
}
