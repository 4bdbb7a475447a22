import type {Json, JsonObject} from '../model.ts'
import {isObject} from '../util/is-object.ts'

/** Beyond this column a list or an object is written with one item a line. */
const width = 100

/** Characters that do not survive a file, end a line, or make a text look like another one: they are written as escapes. */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u00a0]/gu

/**
 * A JSON value as a JavaScript literal that evaluates to it, laid out for readers: short things on one line, texts of
 * several lines as template literals. `margin` indents what follows the first line; `column` is where the first line starts.
 */
export function literal(value: Json, margin = '', column = margin.length): string {
  const short = inline(value)
  if (short !== undefined && column + short.length < width) return short
  if (Array.isArray(value)) return brokenArray(value, margin)
  if (isObject(value)) return brokenObject(value, margin)
  return typeof value === 'string' ? text(value) : String(short)
}

/** An object with one property a line, whatever its size. */
export function brokenObject(object: JsonObject, margin: string): string {
  const properties = Object.entries(object).map(
    ([name, value]) => `${margin}  ${property(name, value, `${margin}  `)},\n`,
  )
  return properties.length === 0 ? '{}' : `{\n${properties.join('')}${margin}}`
}

/** `name: value`; a long text goes to a line of its own. */
export function property(name: string, value: Json, margin: string): string {
  const head = `${key(name)}:`
  const printed = literal(value, margin, margin.length + head.length + 1)
  const long =
    typeof value === 'string' && !printed.startsWith('`') && margin.length + head.length + printed.length >= width - 1
  return long ? `${head}\n${margin}  ${printed}` : `${head} ${printed}`
}

function brokenArray(items: Json[], margin: string): string {
  const inner = `${margin}  `
  if (items.every((item) => typeof item === 'number')) return `[\n${filled(items.map(number), inner)}${margin}]`
  return `[\n${items.map((item) => `${inner}${literal(item, inner)},\n`).join('')}${margin}]`
}

function filled(words: string[], margin: string): string {
  const lines = ['']
  for (const word of words) {
    const line = lines.at(-1)!
    if (line !== '' && margin.length + line.length + word.length + 2 > width) lines.push(`${word},`)
    else lines[lines.length - 1] = line === '' ? `${word},` : `${line} ${word},`
  }
  return lines.map((line) => `${margin}${line}\n`).join('')
}

/** The value on one line, or undefined where it needs more. */
function inline(value: Json): string | undefined {
  if (typeof value === 'string') return isMultiline(value) ? undefined : text(value)
  if (typeof value === 'number') return number(value)
  if (typeof value !== 'object' || value === null) return String(value)
  if (Array.isArray(value)) return isTable(value) ? undefined : wrapped('[', value.map(inline), ']')
  const members = Object.entries(value).map(([name, item]) => {
    const short = inline(item)
    return short === undefined ? undefined : `${key(name)}: ${short}`
  })
  return wrapped('{', members, '}')
}

function wrapped(open: string, parts: (string | undefined)[], close: string): string | undefined {
  return parts.includes(undefined) ? undefined : `${open}${parts.join(', ')}${close}`
}

/** Several objects, or several lists, of more than one item each: they read better below each other. */
function isTable(items: Json[]): boolean {
  const isRow = (item: Json) => typeof item === 'object' && item !== null && Object.keys(item).length > 1
  return items.length > 1 && items.every((item) => isRow(item) && Array.isArray(item) === Array.isArray(items[0]))
}

/** `__proto__: x` would set the prototype, quoted or not; in brackets it is a property like any other. */
function key(name: string): string {
  if (name === '__proto__') return `['__proto__']`
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name)
}

function number(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value).replace('e+', 'e')
}

function text(value: string): string {
  return isMultiline(value) ? template(value) : quoted(value)
}

function isMultiline(value: string): boolean {
  return /\n./s.test(value)
}

function quoted(value: string): string {
  const quote = value.split(`'`).length > value.split('"').length ? '"' : `'`
  return quote + value.replaceAll(/\\/g, '\\\\').replaceAll(quote, `\\${quote}`).replaceAll(hidden, escape) + quote
}

/** White space at the end of a line is escaped because editors take it away. */
function template(value: string): string {
  const escaped = value
    .replaceAll(/[\\`]|\$(?=\{)/g, '\\$&')
    .replaceAll(hidden, (character) => (character === '\n' ? character : escape(character)))
    .replaceAll(/ (?=\n|$)/g, '\\x20')
  return `\`${escaped}\``
}

function escape(character: string): string {
  const known: Record<string, string> = {'\n': '\\n', '\r': '\\r', '\t': '\\t'}
  const hex = character.codePointAt(0)!.toString(16)
  const numbered =
    hex.length > 4 ? `\\u{${hex}}` : hex.length > 2 ? `\\u${hex.padStart(4, '0')}` : `\\x${hex.padStart(2, '0')}`
  return known[character] ?? numbered
}

/** Whether a text holds nothing but line ends, tabs and characters that a reader sees. */
export function isPlain(value: string): boolean {
  return value.replaceAll(/[\n\t]/g, '').search(hidden) === -1
}
