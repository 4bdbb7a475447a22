import type {Json, JsonObject} from '../model.ts'
import {describe, listed, plainly} from './describe.ts'
import {expected, fitsType} from './expected.ts'
import type {Fault, Path} from './fault.ts'
import {isObject} from './is-object.ts'

/** Checks one value against one schema at one path. */
export type Check = (value: Json, schema: Json, path: Path) => Fault[]

/** What `allOf`, `anyOf`, `oneOf`, `not` and `if` of a schema have against a value. */
export function checkAlternatives(value: Json, schema: JsonObject, path: Path, check: Check): Fault[] {
  const faults: Fault[] = []
  for (const branch of branchesOf(schema.allOf)) faults.push(...check(value, branch, path))
  if (schema.anyOf !== undefined) faults.push(...choose(value, schema, branchesOf(schema.anyOf), path, check, Infinity))
  if (schema.oneOf !== undefined) faults.push(...choose(value, schema, branchesOf(schema.oneOf), path, check, 1))
  if (schema.not !== undefined && check(value, schema.not, path).length === 0) {
    faults.push(fault('bad-value', path, `Unexpected ${describe(value)}, expected ${expected({...schema, not: true})}`))
  }
  if (schema.if !== undefined) {
    const then = check(value, schema.if, path).length === 0 ? schema.then : schema.else
    if (then !== undefined) faults.push(...check(value, then, path))
  }
  return faults
}

function branchesOf(branches: Json | undefined): Json[] {
  return Array.isArray(branches) ? branches : []
}

function fault(rule: string, path: Path, reason: string, on: 'key' | 'value' = 'value'): Fault {
  return {rule, path, on, reason}
}

function choose(value: Json, schema: JsonObject, branches: Json[], path: Path, check: Check, most: number): Fault[] {
  const results = branches.map((branch) => check(value, branch, path))
  const fitting = results.filter(({length}) => length === 0).length
  if (fitting > 0 && fitting <= most) return []
  const names = isObject(value) ? branches.map(requiredBy) : []
  const named = names.length > 0 && names.every((name) => name !== undefined)
  if (fitting > most) {
    const present = named ? names.filter((name) => Object.hasOwn(value as JsonObject, name)) : []
    if (present.length < 2) {
      return [fault('bad-value', path, `Unexpected ${describe(value)}, expected exactly one of the alternatives`)]
    }
    return [
      fault(
        'bad-value',
        [...path, present[1]!],
        `Unexpected ${listed(present, 'and')} together, expected one of them`,
        'key',
      ),
    ]
  }
  if (named && !names.some((name) => Object.hasOwn(value as JsonObject, name))) {
    const wanted = names.length === 1 ? 'it' : 'one of them'
    return [fault('missing-field', path, `Unexpected map without ${listed(names)}, expected ${wanted}`, 'key')]
  }
  const possible = branches.flatMap((branch, index) =>
    isObject(branch) && fitsType(value, branch) ? [results[index]!] : [],
  )
  if (possible.length === 0) {
    return [fault('wrong-type', path, `Unexpected ${describe(value)}, expected ${expected(schema)}`)]
  }
  const best = possible.toSorted((a, b) => likeness(a, path) - likeness(b, path))[0]!
  return possible.length > 1 && best.every((one) => one.path.length === path.length && one.on === 'value')
    ? [fault('bad-value', path, `Unexpected ${describe(value)}, expected ${expected(schema)}`)]
    : best
}

/** The one field that an alternative asks for and that tells it from the others. */
function requiredBy(branch: Json): string | undefined {
  const required = isObject(branch) ? branch.required : undefined
  return Array.isArray(required) && required.length === 1 ? plainly(required[0]!) : undefined
}

/** How far a value is from an alternative: faults that are deep inside weigh less than those at its top. */
function likeness(faults: Fault[], path: Path): number {
  return faults.reduce((sum, fault) => sum + (fault.path.length > path.length && fault.on === 'value' ? 1 : 3), 0)
}
