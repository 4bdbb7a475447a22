import type {Json} from '../model.ts'
import {isObject} from '../util/is-object.ts'
import {factsOf, resolved, unknownField, type Field} from './field.ts'

/** A step from a field to what lies in it: known, possible, or certain not to be there. */
export type Below = {is: 'known'; field: Field} | {is: 'open'} | {is: 'closed'; names: string[]}

const open: Below = {is: 'open'}

/** What a schema says about a member of a map or an item of a list. */
export function below(field: Field, key: string | number, depth = 0): Below {
  const schema = resolved(field)
  if (depth > 8) return open
  const direct = own(field, key)
  if (!schema.allOf && !schema.anyOf && !schema.oneOf) return direct
  const found = [direct, ...composed(field, key, depth)]
  const known = found.flatMap((one) => (one.is === 'known' ? [one.field.schema!] : []))
  if (known.length === 1) return {is: 'known', field: {schema: known[0], whole: field.whole}}
  if (known.length > 1) return {is: 'known', field: {schema: {anyOf: known}, whole: field.whole}}
  const closed = found.flatMap((one) => (one.is === 'closed' ? [one] : []))
  const choices = found.slice(1).filter(() => schema.allOf === undefined)
  if (closed.length === 0 || choices.some((one) => one.is === 'open')) return open
  return {is: 'closed', names: closed.flatMap(({names}) => names)}
}

/** The field of a member or an item, {@link unknownField} where the schema says nothing. */
export function fieldBelow(field: Field, key: string | number): Field {
  const step = below(field, key)
  return step.is === 'known' ? step.field : unknownField
}

/** The field that all items of a list share. */
export function fieldOfItems(field: Field): Field {
  return {schema: resolved(field).items, whole: field.whole}
}

/** The paths that a schema names, at most three steps deep, in the form that `expect` takes. */
export function knownPaths(field: Field, prefix = '', depth = 3): string[] {
  if (depth === 0) return []
  const {properties} = resolved(field)
  if (!isObject(properties)) return []
  return Object.entries(properties).flatMap(([name, schema]) => {
    const plain = /^[^.[\]"]+$/.test(name)
    const path = plain ? (prefix === '' ? name : `${prefix}.${name}`) : `${prefix}[${JSON.stringify(name)}]`
    return [path, ...knownPaths({schema, whole: field.whole}, path, depth - 1)]
  })
}

function own(field: Field, key: string | number): Below {
  const schema = resolved(field)
  const known = (schema: Json): Below =>
    schema === false ? {is: 'closed', names: []} : {is: 'known', field: {schema, whole: field.whole}}
  if (isObject(schema.properties) && Object.hasOwn(schema.properties, key)) return known(schema.properties[key]!)
  if (/^\d+$/.test(String(key))) {
    const first = Array.isArray(schema.prefixItems) ? schema.prefixItems[Number(key)] : undefined
    const item = first ?? schema.items
    if (item !== undefined) return known(item)
  }
  if (isObject(schema.patternProperties)) return open
  const {types} = factsOf(field)
  const rest = schema.additionalProperties ?? schema.unevaluatedProperties
  if (types && !types.includes('object') && !(types.includes('array') && /^\d+$/.test(String(key)))) {
    return {is: 'closed', names: []}
  }
  if (rest === false) return {is: 'closed', names: isObject(schema.properties) ? Object.keys(schema.properties) : []}
  return isObject(rest) ? known(rest) : open
}

function composed(field: Field, key: string | number, depth: number): Below[] {
  const schema = resolved(field)
  return [schema.allOf, schema.anyOf, schema.oneOf].flatMap((parts) =>
    Array.isArray(parts) ? parts.map((part) => below({schema: part, whole: field.whole}, key, depth + 1)) : [],
  )
}
