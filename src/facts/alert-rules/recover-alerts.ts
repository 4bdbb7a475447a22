import type {AlertFact} from '../../fact.ts'
import {runbookAnnotation} from './runbook-annotation.ts'

/**
 * The alerts of a template or program that makes rules, by its text alone: `alert: Name`, and the labels and annotations on the lines
 * below it. A variable of the file that holds a text is that text; an alert whose name has to be computed is not known.
 */
export function recoverAlerts(path: string, text: string, firstLine: number): AlertFact[] {
  const lines = text.split(/\r\n|\n|\r/)
  const variables = variablesIn(text)
  const found: AlertFact[] = []
  for (const [index, line] of lines.entries()) {
    const [, lead, written] = alertLine.exec(line) ?? []
    if (lead === undefined) continue
    const name = plainText(fill(written!, variables))
    if (!/^[\p{L}_][\p{L}\p{N}_:.-]*$/u.test(name)) continue
    const column = lead.length + 1 + (/^["']/.test(written!) ? 1 : 0)
    const body = bodyOf(lines, index, indentOf(lead))
    found.push({
      family: 'alert',
      name,
      path,
      line: firstLine + index,
      column,
      ...fieldsOf(body, firstLine + index + 1, variables),
      recovered: true,
    })
  }
  return found
}

const alertLine = /^((?:\s*-)?\s*["']?alert["']?\s*::?\s*)(\S.*)$/

/** `{{ $name := "text" }}` of a chart, `local name = 'text'` of Jsonnet. */
function variablesIn(text: string): Map<string, string> {
  const variables = new Map<string, string>()
  for (const [, name, value] of text.matchAll(/\{\{-?\s*(\$\w+)\s*:?=\s*"([^"\n{}]*)"\s*-?\}\}/g))
    variables.set(name!, value!)
  for (const [, name, value] of text.matchAll(/^\s*local (\w+) = ['"]([^'"\n]*)['"][,;]?\s*$/gm))
    variables.set(name!, value!)
  return variables
}

/** A text with the variables that are known, and with what a chart only passes on to Prometheus: `{{ "{{" }} $labels.a {{ "}}" }}`. */
function fill(written: string, variables: Map<string, string>): string {
  const bare = /^(\w+),?\s*$/.exec(written)?.[1]
  if (bare !== undefined && variables.has(bare)) return variables.get(bare)!
  return written
    .replace(/\{\{-?\s*(\$\w+)\s*-?\}\}/g, (all, name: string) => variables.get(name) ?? all)
    .replace(/\{\{-?\s*["'`](\{\{|\}\})["'`]\s*-?\}\}/g, '$1')
    .replace(/\{\{`(\{\{.*?\}\})`\}\}/g, '$1')
}

/** Without quotes, a comma at its end, a comment, and what Jsonnet fills into it. */
function plainText(written: string): string {
  const trimmed = written.trim()
  const quoted = /^(["'])(.*?)\1\s*(?:%.*)?,?\s*(?:(?:#|\/\/).*)?$/.exec(trimmed)
  return quoted ? quoted[2]! : trimmed.replace(/,?(?:\s+(?:#|\/\/).*)?$/, '').trim()
}

/** The lines behind that of an alert, up to the next rule. */
function bodyOf(lines: string[], index: number, indent: number): string[] {
  const rest = lines.slice(index + 1)
  const end = rest.findIndex(
    (line) =>
      /^\s*(?:-\s+)?["']?(?:alert|record)["']?\s*:/.test(line) ||
      (/^\s*[^\s{#/]/.test(line) && indentOf(line) < indent),
  )
  return end === -1 ? rest : rest.slice(0, end)
}

/** How far the key of a line stands from its start: `- alert` is two further than its dash. */
function indentOf(line: string): number {
  return /^\s*(?:-\s+)?/.exec(line)![0].length
}

type Fields = Pick<AlertFact, 'labels' | 'annotations' | 'severity' | 'expr' | 'runbookAt'>

const entryLine = /^(\s*["']?([\w-]+)["']?\s*\+?::?\s*)(.*)$/

function fieldsOf(body: string[], firstLine: number, variables: Map<string, string>): Fields {
  const fields: Fields = {labels: {}, annotations: {}}
  const places = new Map<string, {line: number; column: number}>()
  let within: 'labels' | 'annotations' | undefined
  for (const [index, line] of body.entries()) {
    const [, lead, name, rest] = entryLine.exec(line) ?? []
    if (lead === undefined || name === undefined || rest === undefined) continue
    if (name === 'labels' || name === 'annotations') {
      within = name
      const severity = /\bseverity["']?\s*:\s*["']?([\w-]+)/.exec(rest)?.[1]
      if (severity !== undefined) fields.labels['severity'] = severity
      continue
    }
    if (name === 'expr') {
      within = undefined
      if (/^[^|>'"{\s]/.test(rest)) fields.expr = fill(rest, variables).trim()
    }
    if (!within) continue
    const isBlock = /^[|>][-+]?\s*$/.test(rest)
    const written = isBlock ? (body[index + 1] ?? '') : rest
    const value = plainText(fill(written, variables))
    if (value === '' || value.startsWith('|||')) continue
    fields[within][name] ??= value
    const column = isBlock ? indentOf(written) + 1 : lead.length + 1
    places.set(name, {
      line: firstLine + index + (isBlock ? 1 : 0),
      column: column + (/^["']/.test(written.trim()) ? 1 : 0),
    })
  }
  const {severity} = fields.labels
  if (severity !== undefined && !severity.includes('{{')) fields.severity = severity
  const annotation = runbookAnnotation(fields.annotations)
  if (annotation !== undefined) fields.runbookAt = {annotation, ...places.get(annotation)!}
  return fields
}
