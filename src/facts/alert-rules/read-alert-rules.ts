import type {AlertFact} from '../../fact.ts'
import type {Json, JsonObject, Problem} from '../../model.ts'
import {isObject} from '../../util/is-object.ts'
import {placeIn} from '../../util/place-in.ts'
import {readYaml, type YamlReading} from '../../util/read-yaml.ts'
import {type YamlNode, yamlNode, yamlRange} from '../../util/yaml-node.ts'
import {unreadableFacts} from '../unreadable-facts.ts'
import {holdsAlerts} from './holds-alerts.ts'
import {recoverAlerts} from './recover-alerts.ts'
import {runbookAnnotation} from './runbook-annotation.ts'
import {yamlParts} from './yaml-parts.ts'

/** What a file says of alerts. */
export interface AlertReading {
  facts: AlertFact[]
  /** At most one: the first place that keeps alerts from being read. */
  problems: Problem[]
  /** Groups of rules that were found, with alerts or without. */
  groups: number
}

/**
 * The alerts of a rule file: `groups:` as Prometheus reads them, wherever they stand (`PrometheusRule`, `AlertingRule` and `VMRule`
 * manifests, lists of them, values of charts), in one YAML document or several. Of what cannot be parsed before it is rendered, the
 * alerts are recovered from the text. Never throws.
 */
export function readAlertRules(path: string, text: string): AlertReading {
  if (/\.(?:jsonnet|libsonnet)$/.test(path))
    return recovered(path, text, 'Jsonnet, which says its rules when it is rendered')
  const reading: AlertReading = {facts: [], problems: [], groups: 0}
  for (const part of yamlParts(text)) {
    const yaml = readYaml(part.text)
    if (yaml.faults.length > 0 && reading.problems.length === 0) reading.problems = [problemOf(path, part, yaml)]
    if (isObject(yaml.value) || Array.isArray(yaml.value)) add(reading, {path, ...part}, yaml.value)
    else if (yaml.value === undefined) reading.facts.push(...recoverAlerts(path, part.text, part.line))
  }
  const [problem] = reading.problems
  if (problem && reading.facts.length > 0) reading.problems = [{...problem, hint: hintOf(reading.facts.length)}]
  return reading
}

function recovered(path: string, text: string, found: string): AlertReading {
  const facts = recoverAlerts(path, text, 1)
  const problem = unreadableFacts(path, text, found)
  return {facts, problems: [facts.length > 0 ? {...problem, hint: hintOf(facts.length)} : problem], groups: 0}
}

function hintOf(count: number): string {
  return `${count === 1 ? 'one alert is' : `${count} alerts are`} known by the text; \`lint.exclude\` leaves the file out`
}

function problemOf(path: string, {text, line}: {text: string; line: number}, {value, faults}: YamlReading): Problem {
  const template = text.split('\n').findIndex((one) => one.includes('{{'))
  if (value === undefined && template !== -1) {
    const found = 'template, which is YAML only when it is rendered'
    return unreadableFacts(path, `${'\n'.repeat(line - 1)}${text}`, found, line + template)
  }
  const {reason, start, end, hint} = faults[0]!
  const place = placeIn({path, text, line}, start, end)
  return {
    rule: 'unreadable-facts',
    severity: 'warning',
    reason,
    place,
    subject: path,
    ...(hint !== undefined && {hint}),
  }
}

interface Part {
  path: string
  text: string
  line: number
}

function add(reading: AlertReading, part: Part, value: Json): void {
  const found = rulesIn(value)
  reading.groups += found.groups
  if (found.rules.length > 0) {
    const root = yamlNode(part.text)
    for (const {rule, at} of found.rules) reading.facts.push(factOf(rule, at, part, root))
  } else if (isObject(value) && value['kind'] === 'ConfigMap' && holdsAlerts(part.text)) {
    // Rules as the text of another file: where its lines stand is known by the text.
    reading.facts.push(...recoverAlerts(part.path, part.text, part.line))
  }
}

type Path = (string | number)[]

interface FoundRules {
  rules: {rule: JsonObject; at: Path}[]
  groups: number
}

/** The alerting rules in a value, and where they stand: in groups, and in any `rules` where they have an expression. */
function rulesIn(root: Json): FoundRules {
  const found: FoundRules = {rules: [], groups: 0}
  const look = (value: Json, at: Path, inGroups: boolean) => {
    if (Array.isArray(value)) value.forEach((one, index) => look(one, [...at, index], inGroups))
    if (!isObject(value)) return
    for (const [name, one] of Object.entries(value)) {
      if (name === 'groups' && Array.isArray(one)) found.groups += one.length
      if (name !== 'rules' || !Array.isArray(one)) look(one, [...at, name], name === 'groups')
      else
        for (const [index, rule] of one.entries())
          if (isObject(rule) && isAlert(rule, inGroups)) found.rules.push({rule, at: [...at, name, index]})
    }
  }
  look(root, [], false)
  return found
}

function isAlert({alert, expr}: JsonObject, inGroups: boolean): boolean {
  return typeof alert === 'string' && alert.trim() !== '' && !alert.includes('{{') && (inGroups || expr !== undefined)
}

function factOf(rule: JsonObject, at: Path, {path, text, line}: Part, root: YamlNode | undefined): AlertFact {
  const labels = texts(rule['labels'])
  const annotations = texts(rule['annotations'])
  const annotation = runbookAnnotation(annotations)
  const expr = scalarText(rule['expr'])
  const point = (steps: Path, what: 'key' | 'value') => {
    const range = yamlRange(root, [...at, ...steps], what)
    return range && placeIn({path, text, line}, contentStart(text, range.start), range.end).start
  }
  const name = point(['alert'], 'value')
  const runbook = annotation !== undefined && point(['annotations', annotation], 'value')
  return {
    family: 'alert',
    name: scalarText(rule['alert']) ?? '',
    path,
    line: name?.line ?? line,
    column: name?.column ?? 1,
    ...(labels['severity'] && {severity: labels['severity']}),
    ...(expr !== undefined && {expr}),
    labels,
    annotations,
    ...(runbook && {runbookAt: {annotation, ...runbook}}),
  }
}

/** Where the text of a scalar starts: behind its quote, and on the line below the `>` or `|` of a block. */
function contentStart(text: string, start: number): number {
  if (text[start] === '"' || text[start] === "'") return start + 1
  const block = /[|>][^\n]*\n\s*/y
  block.lastIndex = start
  return block.test(text) ? block.lastIndex : start
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
