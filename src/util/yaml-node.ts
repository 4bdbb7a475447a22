import {CORE_SCHEMA, constructFromEvents, EVENT_ID, getScalarValue, SCALAR_STYLE, parseEvents} from 'js-yaml'
import type {Event, ScalarEvent} from 'js-yaml'
import type {Path} from './fault.ts'

/** Maps and lists may not stand deeper in each other than this. */
export const yamlDepth = 64

/** A value of a YAML text with its offsets; `end` is just behind its last character. */
export interface YamlNode {
  start: number
  end: number
  /** Of a map, in the order written, repetitions too. */
  entries?: YamlEntry[]
  /** Of a list. */
  items?: YamlNode[]
}

/** A field of a map: the offsets are those of its key. */
interface YamlEntry {
  name: string
  start: number
  end: number
  value: YamlNode
}

/**
 * The values of a YAML text with their offsets, as far as it can be read; undefined where it cannot.
 * An empty value has the end of what stands before it. Slower than reading: only to place what was found wrong.
 */
export function yamlNode(text: string): YamlNode | undefined {
  try {
    const events = parseEvents(text, {maxDepth: yamlDepth})
    return events.length > 1 ? readNode({text, events, index: 1, last: 0}) : undefined
  } catch {
    return undefined
  }
}

/** The offsets of a field's key or value; undefined where `path` leads nowhere. The key of a list's item is the item. */
export function yamlRange(
  root: YamlNode | undefined,
  path: Path,
  what: 'key' | 'value',
): {start: number; end: number} | undefined {
  let node = root
  let key: YamlEntry | undefined
  for (const step of path) {
    key = node?.entries?.findLast(({name}) => name === String(step))
    node = key ? key.value : typeof step === 'number' ? node?.items?.[step] : undefined
    if (!node) return undefined
  }
  return key && (what === 'key' || node?.start === node?.end) ? key : node
}

interface Reader {
  text: string
  events: Event[]
  index: number
  /** Offset behind the last thing that was read. */
  last: number
}

function readNode(reader: Reader): YamlNode {
  const event = reader.events[reader.index++]!
  if (event.type === EVENT_ID.SCALAR) return readScalar(reader, event)
  if (event.type === EVENT_ID.SEQUENCE) return readList(reader, event.start)
  if (event.type === EVENT_ID.MAPPING) return readMap(reader, event.start)
  const at = event.type === EVENT_ID.ALIAS ? {start: event.anchorStart - 1, end: event.anchorEnd} : {start: 0, end: 0}
  reader.last = at.end
  return at
}

function readScalar(reader: Reader, {style, valueStart, valueEnd}: ScalarEvent): YamlNode {
  if (valueStart === -1) return {start: reader.last, end: reader.last}
  let start = valueStart
  let end = valueEnd
  if (style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED) {
    start--
    end++
  } else if (style === SCALAR_STYLE.LITERAL_BLOCK || style === SCALAR_STYLE.FOLDED_BLOCK) {
    start = blockStart(reader.text, valueStart)
    end = start + reader.text.slice(start, valueEnd).trimEnd().length
  }
  reader.last = end
  return {start, end}
}

/** Where the `|` or `>` stands that opens a block of text whose content starts at `valueStart`. */
function blockStart(text: string, valueStart: number): number {
  const head = text.slice(0, valueStart).replace(/\r?\n$/, '')
  const lineStart = head.lastIndexOf('\n') + 1
  const mark = /[|>][-+\d]{0,2}(?:[ \t]+(?:#.*)?)?$/.exec(head.slice(lineStart))
  return mark ? lineStart + mark.index : valueStart
}

function readList(reader: Reader, start: number): YamlNode {
  const items: YamlNode[] = []
  while (reader.events[reader.index]!.type !== EVENT_ID.POP) items.push(readNode(reader))
  return {start, end: closing(reader, start, ']'), items}
}

function readMap(reader: Reader, start: number): YamlNode {
  const entries: YamlEntry[] = []
  while (reader.events[reader.index]!.type !== EVENT_ID.POP) {
    const event = reader.events[reader.index]!
    const {start, end} = readNode(reader)
    const name = event.type === EVENT_ID.SCALAR ? nameOf(reader.text, event) : reader.text.slice(start, end)
    reader.last = behindColon(reader.text, end)
    entries.push({name, start, end, value: readNode(reader)})
  }
  return {start, end: closing(reader, start, '}'), entries}
}

/** What the core schema takes for nothing but a text. */
const plainName = /^(?!(?:null|true|false)$)[a-z_][\w.-]*$/i

/** The name under which the reader of values keeps a key: `1.0` becomes `1`. */
function nameOf(text: string, event: ScalarEvent): string {
  const written = getScalarValue(text, event)
  if (event.style !== SCALAR_STYLE.PLAIN || plainName.test(written)) return written
  const document: Event = {type: EVENT_ID.DOCUMENT, explicitStart: false, explicitEnd: false, directives: []}
  return String(constructFromEvents([document, event, {type: EVENT_ID.POP}], {source: text, schema: CORE_SCHEMA})[0])
}

function behindColon(text: string, end: number): number {
  const colon = /\s*:/y
  colon.lastIndex = end
  return colon.test(text) ? colon.lastIndex : end
}

/** Closes a list or map. What opened with a bracket ends behind the one that closes it, past comments and commas. */
function closing(reader: Reader, start: number, bracket: string): number {
  reader.index++
  const flow = reader.text[start] === (bracket === ']' ? '[' : '{')
  const end = /(?:[\s,]|#[^\n]*)*[\]}]/y
  end.lastIndex = Math.max(reader.last, start + 1)
  if (flow && end.test(reader.text)) reader.last = end.lastIndex
  return Math.max(reader.last, start)
}
