import type {CheckSpec, Json} from '../model.ts'

/** The checks of the same document that each check builds on: those it `needs`, and the nearest one above that captures a value it uses. */
export function dependencies(specs: readonly CheckSpec[]): Map<CheckSpec, CheckSpec[]> {
  const byName = new Map(specs.map((spec) => [`${spec.document}#${spec.name}`, spec]))
  const capturedBy = new Map<string, Map<string, CheckSpec>>()
  return new Map(
    specs.map((spec) => {
      const captures = capturedBy.get(spec.document) ?? new Map<string, CheckSpec>()
      const needed = spec.needs.map((name) => byName.get(`${spec.document}#${name}`)).filter((one) => one !== undefined)
      const used = Array.from(captures).flatMap(([name, by]) => (uses(spec, name) ? [by] : []))
      for (const name of Object.keys(spec.capture)) captures.set(name, spec)
      capturedBy.set(spec.document, captures)
      return [spec, [...new Set([...needed, ...used])]]
    }),
  )
}

/**
 * Whether a check uses a variable: written as `${name}`, or read by code, where it arrives as an environment variable or
 * among `vars`. In code any mention counts: one check too many is better than a value that is missing.
 */
function uses(spec: CheckSpec, name: string): boolean {
  if (spec.variables.includes(name)) return true
  const mention = new RegExp(`[$.{,'"[]\\s*${name.replaceAll(/\W/g, '\\$&')}(?![\\w-])`)
  return someText(spec.options, (text) => text.includes(name) && mention.test(text))
}

function someText(value: Json, test: (text: string) => boolean): boolean {
  if (typeof value === 'string') return test(value)
  return typeof value === 'object' && value !== null && Object.values(value).some((item) => someText(item, test))
}
