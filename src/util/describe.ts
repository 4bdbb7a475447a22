import type {Json} from '../model.ts'

/** A value in a few words, as a message says it: `` number `30` ``, `a list`, `an empty value`. */
export function describe(value: Json): string {
  if (value === null) return 'empty value'
  if (Array.isArray(value)) return value.length === 0 ? 'empty list' : 'list'
  if (typeof value === 'object') return Object.keys(value).length === 0 ? 'empty map' : 'map'
  if (typeof value === 'boolean') return `\`${value}\``
  if (typeof value === 'number') return `number \`${value}\``
  return value === '' ? 'empty text' : `text ${quote(value)}`
}

/** A scalar as it is written in YAML or on a command line, without quotes; other values as JSON. */
export function plainly(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** A text in backticks, on one line and at most 60 characters long. */
export function quote(text: string): string {
  const characters = Array.from(text.slice(0, 200))
  const short = characters.length > 60 ? `${characters.slice(0, 59).join('')}…` : characters.join('')
  return `\`${short.replace(/[\p{Cc}\p{Cs}\u2028\u2029]/gu, escaped)}\``
}

function escaped(character: string): string {
  return character === '\n' ? '⏎' : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** `` `a`, `b` or `c` ``; only the first `most` of a longer list. */
export function listed(names: readonly string[], conjunction = 'or', most = 20): string {
  const shown = names.slice(0, most).map((name) => quote(name))
  if (names.length > most) return `${shown.join(', ')} … (${names.length} in all)`
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} ${conjunction} ${shown.at(-1)}`
}
