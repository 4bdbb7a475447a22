import type {Json} from '../model.ts'
import {CannotTell} from './cannot-tell.ts'
import {didYouMean} from './nearest.ts'

const mark = /\$\$|\$\{([^{}\n]*)\}?/g

/** `${…}` in a text. */
export interface Reference {
  /** What stands between the braces. */
  name: string
  /** As written: `${NAME}`. */
  written: string
  /** Whether it is closed and its name one that a variable can have. */
  sound: boolean
}

/** Whether a variable can have this name: letters, digits and `_`, not starting with a digit. */
export function isVariableName(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name)
}

/** Every `${…}` of a text, in order; `$$` is a dollar and starts none. */
export function referencesIn(text: string): Reference[] {
  if (!text.includes('${')) return []
  return [...text.matchAll(mark)]
    .filter(([written]) => written !== '$$')
    .map(([written, name = '']) => ({name, written, sound: isVariableName(name) && written.endsWith('}')}))
}

/**
 * A value in which `${NAME}` is replaced in every string by the value of the variable, and `$$` by a dollar. Keys are
 * left as they are, and what was put in is not looked at again. Throws {@link CannotTell} on a name without a value.
 */
export function interpolate(value: Json, vars: Readonly<Record<string, string>>): Json {
  if (typeof value === 'string') return value.includes('$') ? interpolateText(value, vars) : value
  if (Array.isArray(value)) return value.map((item) => interpolate(item, vars))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, interpolate(item, vars)]))
}

function interpolateText(text: string, vars: Readonly<Record<string, string>>): string {
  return text.replace(mark, (written, name: string | undefined) => {
    if (written === '$$') return '$'
    if (name !== undefined && Object.hasOwn(vars, name) && written.endsWith('}')) return vars[name]!
    const near = didYouMean(name ?? '', Object.keys(vars))
    throw new CannotTell(`Unexpected \`${written}\`, expected a variable that has a value${near ? `: ${near}` : ''}`)
  })
}
