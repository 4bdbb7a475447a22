import type {Json} from '../model.ts'

/** A value as JSON on one line, cut to some sixty characters. */
export function show(value: Json): string {
  if (typeof value === 'string') return cut(JSON.stringify(value.slice(0, 80)))
  if (typeof value !== 'object' || value === null) return String(value)
  try {
    return cut(JSON.stringify(value))
  } catch {
    return Array.isArray(value) ? '[…]' : '{…}'
  }
}

function cut(text: string): string {
  return text.length > 64 ? `${text.slice(0, 60)}…${/["\]}]$/.exec(text)?.[0] ?? ''}` : text
}
