import type {Json} from '../model.ts'

/**
 * A predicate as a reader would write it in YAML, on one line: `< 500ms`, `[200, 204]`, `{not: ok}`. A multi-line literal
 * stays as it is. What is nested deeper than 40 levels is left out as `…`.
 */
export function predicateText(written: Json): string {
  return typeof written === 'string' ? topText(written) : flow(written, 0)
}

function topText(text: string): string {
  if (text.includes('\n')) return text
  return text === '' || text.trim() !== text || looksLikeOther(text) ? JSON.stringify(text) : text
}

function flow(value: Json, depth: number): string {
  if (depth > 40) return '…'
  if (typeof value === 'string') return flowText(value)
  if (Array.isArray(value)) return `[${value.map((item) => flow(item, depth + 1)).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  const members = Object.entries(value).map(([key, item]) => `${flowText(key)}: ${flow(item, depth + 1)}`)
  return `{${members.join(', ')}}`
}

function flowText(text: string): string {
  const plain = /^[A-Za-z0-9_./~^+=<>()$*\\][^\n\t,[\]{}"']*$/.test(text) && !/: |:$| #|\s$/.test(text)
  // In YAML these start something else than a text.
  const special = /^(?:[>*]|~$)/.test(text) || looksLikeOther(text)
  return plain && !special ? text : JSON.stringify(text)
}

/** Whether YAML would read a plain text as a number, a boolean or nothing. */
function looksLikeOther(text: string): boolean {
  return /^(?:true|false|null|~|[-+]?(?:\d[\d_]*)?\.?\d+(?:e[-+]?\d+)?|0[xo][\da-f]+|[-+]?\.(?:inf|nan))$/i.test(text)
}
