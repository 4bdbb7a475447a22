import type {Json} from '../model.ts'
import {remember} from './remember.ts'

const invisible = /[\p{Cc}\p{Cs}\u2028\u2029\uFEFF\uFFFE\uFFFF]/u

/**
 * A predicate as a reader would write it in YAML, on one line: `< 500ms`, `[200, 204]`, `{not: ok}`. A multi-line literal
 * stays as it is. What is nested deeper than 40 levels is left out as `…`.
 */
export function predicateText(written: Json): string {
  return typeof written === 'string' ? topText(written) : flow(written, 0)
}

function topText(text: string): string {
  return text.includes('\n') || text.length > 1000 ? text : oneLine(text)
}

const oneLine = remember(1000, (text: string) => {
  return text === '' || text.trim() !== text || looksLikeOther(text) ? quoted(text) : text
})

function flow(value: Json, depth: number): string {
  if (depth > 40) return '…'
  if (typeof value === 'string') return flowText(value)
  if (Array.isArray(value)) return `[${value.map((item) => flow(item, depth + 1)).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  const members = Object.entries(value).map(([key, item]) => `${flowText(key)}: ${flow(item, depth + 1)}`)
  return `{${members.join(', ')}}`
}

function flowText(text: string): string {
  const plain =
    /^[A-Za-z0-9_./~^+=<>()$*\\][^,[\]{}"']*$/.test(text) && !invisible.test(text) && !/: |:$| #|\s$/.test(text)
  // In YAML these start something else than a text.
  const special = /^(?:[>*]|~$)/.test(text) || looksLikeOther(text)
  return plain && !special ? text : quoted(text)
}

/** In double quotes, as YAML and JSON have them, with escapes for all that cannot be seen. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    new RegExp(invisible, 'gu'),
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** Whether YAML would read a plain text as a number, a boolean or nothing. */
function looksLikeOther(text: string): boolean {
  return /^(?:true|false|null|~|[-+]?(?:\d[\d_]*)?\.?\d+(?:e[-+]?\d+)?|0[xo][\da-f]+|[-+]?\.(?:inf|nan))$/i.test(text)
}
