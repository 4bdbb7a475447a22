import type {Json, JsonObject, JsonSchema} from '../model.ts'
import {type Check, checkAlternatives} from './check-alternatives.ts'
import {checkWithAjv, type SchemaOptions} from './check-with-ajv.ts'
import {describe, listed, plainly, quote} from './describe.ts'
import {expected, fitsType} from './expected.ts'
import type {Fault, Path} from './fault.ts'
import {isObject} from './is-object.ts'
import {didYouMean} from './nearest.ts'
import {canonicalJson} from './digest.ts'
import {isWithinSubset} from './schema-subset.ts'

/**
 * Every way in which a value is not as a JSON Schema 2020-12 wants it, in words for the author of the value. Says the
 * same about the same values as ajv, whose compiler costs 100 ms to load: a schema with a keyword that is not known here
 * goes there.
 */
export function checkSchema(value: Json, schema: JsonSchema, options: SchemaOptions = {}): Fault[] {
  if (!isWithinSubset(schema)) return checkWithAjv(value, schema, options)
  const check: Check = (value, schema, path) => {
    if (schema === true) return []
    if (!isObject(schema)) return [fault('bad-value', path, `Unexpected ${describe(value)}, expected nothing`)]
    if (!fitsType(value, schema)) return [wrongType(value, schema, path)]
    const faults: Fault[] = []
    checkValue(value, schema, path, faults)
    if (typeof value === 'string') checkText(value, schema, path, options, faults)
    else if (typeof value === 'number') checkNumber(value, schema, path, faults)
    else if (Array.isArray(value)) checkList(value, schema, path, check, faults)
    else if (value !== null && typeof value === 'object') checkMap(value, schema, path, check, options, faults)
    faults.push(...checkAlternatives(value, schema, path, check))
    return faults
  }
  return check(value, schema, [])
}

function fault(rule: string, path: Path, reason: string, more: Partial<Fault> = {}): Fault {
  return {rule, path, on: 'value', reason, ...more}
}

function wrongType(value: Json, schema: JsonObject, path: Path): Fault {
  const hint = remedy(value, schema)
  return fault('wrong-type', path, `Unexpected ${describe(value)}, expected ${expected(schema)}`, hint ? {hint} : {})
}

/** The value as it has to be written to have the type that is wanted. */
function remedy(value: Json, {type, pattern}: JsonObject): string | undefined {
  const types = [type].flat()
  const scalar = ['string', 'number', 'boolean'].includes(typeof value)
  if (types.includes('array') && scalar) return `\`[${plainly(value)}]\``
  if (types.includes('string') && typeof value === 'number' && typeof pattern === 'string') {
    const candidates = [String(value), `${value}s`].filter((text) => regExp(pattern).test(text))
    return candidates[0] === undefined
      ? undefined
      : `\`${candidates[0] === String(value) ? `"${value}"` : candidates[0]}\``
  }
  if (types.includes('string') && scalar) return `\`"${plainly(value)}"\``
  if (types.some((one) => one === 'number' || one === 'integer') && typeof value === 'string') {
    return value.trim() !== '' && Number.isFinite(Number(value)) ? `\`${Number(value)}\`, without quotes` : undefined
  }
  return undefined
}

function checkValue(value: Json, schema: JsonObject, path: Path, faults: Fault[]): void {
  const {const: constant, enum: values} = schema
  for (const wanted of [constant === undefined ? undefined : [constant], values]) {
    if (!Array.isArray(wanted) || wanted.some((one) => canonicalJson(one) === canonicalJson(value))) continue
    const texts = wanted.filter((one) => typeof one === 'string')
    const hint = typeof value === 'string' ? didYouMean(value, texts) : undefined
    const reason = `Unexpected ${describe(value)}, expected ${expected(schema)}`
    faults.push(fault('bad-value', path, reason, hint ? {hint} : {}))
  }
}

function checkText(text: string, schema: JsonObject, path: Path, options: SchemaOptions, faults: Fault[]): void {
  if (options.variables && text.includes('${')) return
  const {pattern, minLength, maxLength} = schema
  const length = minLength === undefined && maxLength === undefined ? 0 : Array.from(text).length
  const short = typeof minLength === 'number' && length < minLength
  const long = typeof maxLength === 'number' && length > maxLength
  if (long) {
    faults.push(
      fault('bad-value', path, `Unexpected text of ${length} characters, expected at most ${String(maxLength)}`),
    )
  } else if (short || (typeof pattern === 'string' && !regExp(pattern).test(text))) {
    const wanted = short && schema.title === undefined ? `at least ${plural(minLength, 'character')}` : expected(schema)
    faults.push(fault('bad-value', path, `Unexpected ${describe(text)}, expected ${wanted}`))
  }
}

function checkNumber(value: number, schema: JsonObject, path: Path, faults: Fault[]): void {
  const {minimum, maximum, exclusiveMinimum, exclusiveMaximum} = schema
  const wanted = [
    typeof minimum === 'number' && value < minimum && `at least ${minimum}`,
    typeof maximum === 'number' && value > maximum && `at most ${maximum}`,
    typeof exclusiveMinimum === 'number' && value <= exclusiveMinimum && `more than ${exclusiveMinimum}`,
    typeof exclusiveMaximum === 'number' && value >= exclusiveMaximum && `less than ${exclusiveMaximum}`,
  ].filter((phrase) => phrase !== false)
  for (const phrase of wanted) {
    faults.push(fault('bad-value', path, `Unexpected ${describe(value)}, expected ${phrase}`))
  }
}

function checkList(list: Json[], schema: JsonObject, path: Path, check: Check, faults: Fault[]): void {
  const {items, minItems, maxItems, uniqueItems} = schema
  const amount = list.length === 0 ? 'empty list' : `list of ${plural(list.length, 'item')}`
  if (typeof minItems === 'number' && list.length < minItems) {
    faults.push(fault('bad-value', path, `Unexpected ${amount}, expected at least ${plural(minItems, 'item')}`))
  }
  if (typeof maxItems === 'number' && list.length > maxItems) {
    faults.push(fault('bad-value', path, `Unexpected ${amount}, expected at most ${plural(maxItems, 'item')}`))
  }
  const seen = new Set<string>()
  for (const [index, item] of list.entries()) {
    const name = uniqueItems === true ? canonicalJson(item) : ''
    if (seen.has(name)) {
      faults.push(fault('bad-value', [...path, index], `Unexpected second ${describe(item)}, expected each item once`))
    }
    if (uniqueItems === true) seen.add(name)
    if (items !== undefined) faults.push(...check(item, items, [...path, index]))
  }
}

function checkMap(
  map: JsonObject,
  schema: JsonObject,
  path: Path,
  check: Check,
  options: SchemaOptions,
  faults: Fault[],
) {
  const {properties = {}, required = [], propertyNames, additionalProperties, minProperties, maxProperties} = schema
  const known = isObject(properties) ? properties : {}
  const atTop = path.length === 0
  for (const [key, value] of Object.entries(map)) {
    const here = [...path, key]
    if (Object.hasOwn(known, key)) {
      faults.push(...check(value, known[key]!, here))
    } else if (!atTop || !options.alsoKnown?.includes(key)) {
      if (additionalProperties === false) faults.push(unknownField(key, here, known, atTop ? options : {}))
      else if (additionalProperties !== undefined) faults.push(...check(value, additionalProperties, here))
    }
    if (propertyNames !== undefined) {
      faults.push(...check(key, propertyNames, here).map((fault) => ({...fault, path: here, on: 'key' as const})))
    }
  }
  const subject = (atTop && options.subject) || 'map'
  const missing = (required as string[]).filter((name) => !Object.hasOwn(map, name))
  faults.push(...missing.map((name) => missingField(name, path, known, subject)))
  const size = Object.keys(map).length
  if (typeof minProperties === 'number' && size < minProperties) {
    const wanted = `expected at least ${plural(minProperties, 'field')}`
    faults.push(fault('bad-value', path, `Unexpected ${describe(map)}, ${wanted}`))
  }
  if (typeof maxProperties === 'number' && size > maxProperties) {
    const wanted = `expected at most ${plural(maxProperties, 'field')}`
    faults.push(fault('bad-value', path, `Unexpected map of ${plural(size, 'field')}, ${wanted}`))
  }
}

function unknownField(name: string, path: Path, known: JsonObject, {alsoKnown = []}: SchemaOptions): Fault {
  const names = [...Object.keys(known), ...alsoKnown]
  const hint = didYouMean(name, names)
  const wanted = names.length === 0 ? 'no fields' : listed(names, 'or', 40)
  return fault('unknown-field', path, `Unexpected field ${quote(name)}, expected ${wanted}`, {
    on: 'key',
    ...(hint && {hint}),
  })
}

function missingField(name: string, path: Path, known: JsonObject, subject: string): Fault {
  const schema = known[name]
  const {description, examples} = isObject(schema) ? schema : {}
  const example = Array.isArray(examples) && ['string', 'number', 'boolean'].includes(typeof examples[0])
  const hint = example
    ? `\`${name}: ${plainly(examples[0]!)}\``
    : typeof description === 'string'
      ? description
      : undefined
  const reason = `Unexpected ${subject} without \`${name}\`, expected ${expected(schema ?? {type: 'string'})}`
  return fault('missing-field', path, reason.replace('expected another value', 'expected one'), {
    on: 'key',
    ...(hint && {hint: hint.replace(/\.$/, '')}),
  })
}

function plural(count: Json | undefined, noun: string): string {
  return `${plainly(count ?? 0)} ${noun}${count === 1 ? '' : 's'}`
}

const regExps = new Map<string, RegExp>()

/** The compiled pattern; ajv, too, reads patterns with the `u` flag. */
function regExp(pattern: string): RegExp {
  let compiled = regExps.get(pattern)
  if (!compiled) regExps.set(pattern, (compiled = new RegExp(pattern, 'u')))
  return compiled
}
