import type {Json, JsonObject, JsonSchema, Unit} from '../model.ts'
import {isObject} from '../util/is-object.ts'
import {jsonType, type JsonType} from './json-type.ts'

/** A place in an observation, as a JSON Schema describes it; `schema` is undefined where nothing is known. */
export interface Field {
  schema: Json | undefined
  /** The whole schema, which `$ref` starts from. */
  whole: JsonSchema
}

/** What is certain about the values of a field; what is undefined is not known. */
export interface Facts {
  types?: JsonType[]
  /** Numbers are whole. */
  integer?: boolean
  unit?: Unit
  minimum?: number
  maximum?: number
  /** The only values there are. */
  values?: Json[]
}

const everything: JsonSchema = {}

/** A field nothing is known of. */
export const unknownField: Field = {schema: undefined, whole: everything}

/** A field of its own, described by facts that a predicate implies: the length of a list. */
export function fieldOf(schema: JsonObject): Field {
  return {schema, whole: schema}
}

/** The schemas that a schema stands for once local references are followed. */
export function resolved({schema, whole}: Field): JsonObject {
  let current = schema
  for (let hops = 0; hops < 16 && isObject(current) && typeof current.$ref === 'string'; hops++) {
    const {$ref, ...beside} = current
    const target = pointedAt($ref, whole)
    current = isObject(target) ? {...target, ...beside} : beside
  }
  return isObject(current) ? current : everything
}

/** What is certain about a field: its types, its unit, its bounds. */
export function factsOf(field: Field, depth = 0): Facts {
  const schema = resolved(field)
  if (depth > 8) return {}
  let facts = ownFacts(schema)
  const part = (schema: Json) => factsOf({schema, whole: field.whole}, depth + 1)
  if (Array.isArray(schema.allOf)) for (const each of schema.allOf) facts = both(facts, part(each))
  for (const choices of [schema.anyOf, schema.oneOf]) {
    if (Array.isArray(choices) && choices.length > 0) facts = both(facts, choices.map(part).reduce(either))
  }
  return facts
}

/** The unit of the numbers of a field. */
export function unitOf({schema, whole}: Field): Unit | undefined {
  if (!isObject(schema)) return undefined
  if (typeof schema.unit === 'string') return schema.unit as Unit
  const composed = schema.$ref ?? schema.allOf ?? schema.anyOf ?? schema.oneOf
  return composed === undefined ? undefined : factsOf({schema, whole}).unit
}

function ownFacts(schema: JsonObject): Facts {
  const facts: Facts = {}
  if (schema.type !== undefined) {
    const names = [schema.type].flat()
    facts.types = [...new Set(names.map((name) => (name === 'integer' ? 'number' : name) as JsonType))]
    if (names.includes('integer') && !names.includes('number')) facts.integer = true
  }
  if (Array.isArray(schema.enum)) facts.values = schema.enum
  if (schema.const !== undefined) facts.values = [schema.const]
  if (facts.values) facts.types ??= [...new Set(facts.values.map(jsonType))]
  if (typeof schema.unit === 'string') facts.unit = schema.unit as Unit
  // A bound that is excluded is taken as included: the larger set of values makes no claim false.
  for (const name of ['exclusiveMinimum', 'minimum']) if (typeof schema[name] === 'number') facts.minimum = schema[name]
  for (const name of ['exclusiveMaximum', 'maximum']) if (typeof schema[name] === 'number') facts.maximum = schema[name]
  if (facts.unit && facts.unit !== '%') facts.minimum ??= 0
  return facts
}

function both(a: Facts, b: Facts): Facts {
  const facts = {...b, ...a}
  if (a.types && b.types) facts.types = a.types.filter((type) => b.types!.includes(type))
  if (a.minimum !== undefined && b.minimum !== undefined) facts.minimum = Math.max(a.minimum, b.minimum)
  if (a.maximum !== undefined && b.maximum !== undefined) facts.maximum = Math.min(a.maximum, b.maximum)
  return facts
}

function either(a: Facts, b: Facts): Facts {
  const facts: Facts = {}
  if (a.types && b.types) facts.types = [...new Set([...a.types, ...b.types])]
  const numeric = (one: Facts) => !one.types || one.types.includes('number')
  const [one, other] = !numeric(a) ? [b, b] : !numeric(b) ? [a, a] : [a, b]
  if (one.unit === other.unit) facts.unit = one.unit
  if (one.integer && other.integer) facts.integer = true
  if (one.minimum !== undefined && other.minimum !== undefined) facts.minimum = Math.min(one.minimum, other.minimum)
  if (one.maximum !== undefined && other.maximum !== undefined) facts.maximum = Math.max(one.maximum, other.maximum)
  if (a.values && b.values) facts.values = [...a.values, ...b.values]
  return facts
}

function pointedAt(pointer: string, whole: JsonSchema): Json | undefined {
  if (!pointer.startsWith('#')) return undefined
  let current: Json | undefined = whole
  for (const part of pointer.slice(1).split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
    current = isObject(current) || Array.isArray(current) ? (current as JsonObject)[key] : undefined
  }
  return current
}
