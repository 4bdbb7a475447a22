import {CORE_SCHEMA, constructFromEvents, EVENT_ID, parseEvents} from 'js-yaml'
import type {Event, YAMLException} from 'js-yaml'
import type {Json} from '../model.ts'
import {explainYaml, type YamlFault} from './explain-yaml.ts'
import {restOfLine} from './rest-of-line.ts'
import {yamlDepth, yamlNode} from './yaml-node.ts'

export interface YamlReading {
  /** What the text says; undefined where it cannot be told, null for an empty text. */
  value?: Json
  faults: YamlFault[]
}

/** The text may not be longer than this, in UTF-16 code units; nobody writes so much by hand. */
const yamlLimit = 256 * 1024

/**
 * Reads a text as one YAML 1.2 document by the core schema (dates stay text), without aliases, anchors and tags:
 * what cannot be written out is nothing a reader can judge, and what cannot repeat itself is no bomb.
 * Of a key that stands twice the last value counts, and each repetition is a fault.
 */
export function readYaml(text: string): YamlReading {
  if (text.length > yamlLimit) return {faults: [tooLong(text)]}
  let events: Event[]
  try {
    events = parseEvents(text, {maxDepth: yamlDepth})
  } catch (error) {
    return {faults: [explainYaml(text, error as YAMLException)]}
  }
  const fault = forbidden(text, events)
  if (fault) return {faults: [fault]}
  const strict = construct(text, events, false)
  if (!('fault' in strict)) return {...strict, faults: []}
  if (strict.reason !== repeated) return {faults: [strict.fault]}
  const lenient = construct(text, events, true)
  return 'fault' in lenient ? {faults: [...duplicates(text), lenient.fault]} : {...lenient, faults: duplicates(text)}
}

/** What the reader says of a key that stands twice. */
const repeated = 'duplicated mapping key'

function construct(
  text: string,
  events: Event[],
  lastKeyWins: boolean,
): {value: Json} | {fault: YamlFault; reason: string} {
  try {
    const documents = constructFromEvents(events, {source: text, schema: CORE_SCHEMA, json: lastKeyWins})
    return {value: (documents[0] ?? null) as Json}
  } catch (error) {
    return {fault: explainYaml(text, error as YAMLException), reason: (error as YAMLException).reason}
  }
}

function tooLong(text: string): YamlFault {
  const kib = Math.ceil(text.length / 1024)
  return {
    rule: 'yaml',
    reason: `Unexpected ${kib} KiB of YAML, expected at most ${yamlLimit / 1024} KiB`,
    start: 0,
    end: 0,
  }
}

/** The first alias, anchor, tag or second document: none of them belongs into a check. */
function forbidden(text: string, events: Event[]): YamlFault | undefined {
  let documents = 0
  for (const event of events) {
    if (event.type === EVENT_ID.ALIAS) return aliasFault(text, event.anchorStart - 1, event.anchorEnd)
    if (event.type === EVENT_ID.DOCUMENT && ++documents > 1) return secondDocument(text)
    if ('anchorStart' in event && event.anchorStart !== -1) {
      return aliasFault(text, event.anchorStart - 1, event.anchorEnd)
    }
    if ('tagStart' in event && event.tagStart !== -1) return tagFault(text, event.tagStart, event.tagEnd)
  }
  return undefined
}

function aliasFault(text: string, start: number, end: number): YamlFault {
  const written = text.slice(start, end)
  const what = written.startsWith('*') ? 'alias' : 'anchor'
  return {
    rule: 'yaml-alias',
    reason: `Unexpected ${what} \`${written}\`, expected the value itself`,
    hint: `a text that starts with \`${written[0]}\` needs quotes: \`"${restOfLine(text, start)}"\``,
    start,
    end,
  }
}

function tagFault(text: string, start: number, end: number): YamlFault {
  const quoted = `\`"${restOfLine(text, start)}"\``
  if (text.startsWith('!=', start)) {
    const written = restOfLine(text, start)
    const reason = `Unexpected \`${written}\` without quotes, expected ${quoted}`
    return {rule: 'yaml', reason, hint: 'in YAML `!` starts a tag', start, end: start + written.length}
  }
  const reason = `Unexpected tag \`${text.slice(start, end)}\`, expected a value without a tag`
  return {rule: 'yaml', reason, hint: `a text that starts with \`!\` needs quotes: ${quoted}`, start, end}
}

function secondDocument(text: string): YamlFault {
  const start = text.lastIndexOf('\n---') + 1
  return {rule: 'yaml', reason: 'Unexpected second document behind `---`, expected one map', start, end: start + 3}
}

function duplicates(text: string): YamlFault[] {
  const faults: YamlFault[] = []
  const pending = [yamlNode(text)]
  for (let node = pending.pop(); node; node = pending.pop()) {
    const seen = new Set<string>()
    for (const {name, start, end, value} of node.entries ?? []) {
      const reason = `Unexpected second \`${name}\`, expected each key once`
      if (seen.has(name)) faults.push({rule: 'duplicate-key', reason, start, end})
      seen.add(name)
      pending.push(value)
    }
    pending.push(...(node.items ?? []))
  }
  return faults.sort((a, b) => a.start - b.start)
}
