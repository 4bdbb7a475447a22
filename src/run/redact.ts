import type {Json} from '../model.ts'
import {leastSecret, secretForms} from './secret-forms.ts'

/** What stands where a secret stood. */
export const mask = '[redacted]'

/** Masks secrets, in whatever form they show themselves. */
export interface Redactor {
  /** Declares a value a secret from now on. */
  add: (secret: string) => void
  text: (text: string) => string
  /** A copy of a value in which every text, key and number that holds a secret is masked. */
  value: <Value>(value: Value) => Value
  /** Masks what comes in pieces, also a secret that is split between two of them. `end` gives what was held back. */
  stream: () => {push: (piece: string) => string; end: () => string}
}

/** A redactor that knows some secrets, and can be told of more. */
export function createRedactor(secrets: Iterable<string> = []): Redactor {
  const known = new Set([...secrets].filter(Boolean))
  let pattern: RegExp | undefined
  let longest = 0
  const compile = () => {
    const forms = secretForms(known)
    // A form may be longer than its secret by its escapes, and have a line break behind every character.
    longest = Math.max(0, ...[...known].map((secret) => Buffer.byteLength(secret) * 12))
    pattern = forms.length === 0 ? /(?!)/g : new RegExp(forms.join('|'), 'g')
    return pattern
  }
  const text = (given: string) => {
    if (known.size === 0 || given === '') return given
    if (given.length < leastSecret) return known.has(given) ? mask : given
    return given.replace(pattern ?? compile(), mask)
  }
  return {
    add(secret) {
      if (secret === '' || known.has(secret)) return
      known.add(secret)
      pattern = undefined
    },
    text,
    value: (value) => (known.size === 0 ? value : (redactValue(value as Json, text) as typeof value)),
    stream() {
      let held = ''
      return {
        push(piece) {
          held += piece
          const forms = pattern ?? compile()
          if (held.length <= longest) return ''
          const cut = cutOf(held, forms, held.length - longest)
          const ready = held.slice(0, cut)
          held = held.slice(cut)
          return text(ready)
        },
        end() {
          const rest = text(held)
          held = ''
          return rest
        },
      }
    },
  }
}

/** The last place up to `limit` at which a text may be cut without cutting through a secret. */
function cutOf(text: string, pattern: RegExp, limit: number): number {
  for (const found of text.matchAll(pattern)) {
    if (found.index >= limit) break
    if (found.index + found[0].length > limit) return found.index
  }
  return limit
}

function redactValue(value: Json | undefined, text: (given: string) => string): Json | undefined {
  if (typeof value === 'string') return text(value)
  if (typeof value === 'number') return text(String(value)) === String(value) ? value : mask
  if (Array.isArray(value)) return value.map((item) => redactValue(item, text) ?? null)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [text(key), redactValue(item, text)])) as Json
}
