import {createRequire} from 'node:module'
import type {ErrorObject, ValidateFunction} from 'ajv'
import type {Json, JsonSchema} from '../model.ts'
import {describe, quote} from './describe.ts'
import type {Fault, Path} from './fault.ts'
import {isObject} from './is-object.ts'
import {didYouMean} from './nearest.ts'

export interface SchemaOptions {
  /** What the value as a whole is, for messages: `` `http` check ``. */
  subject?: string
  /** Names that are known at the top beside those of the schema: not a fault, and suggested. */
  alsoKnown?: readonly string[]
  /** Strings may hold `${NAME}`: such a string is not held against `pattern` and lengths. */
  variables?: boolean
}

const compiled = new WeakMap<object, ValidateFunction>()

/**
 * {@link checkSchema} for schemas that need all of JSON Schema 2020-12. Loads ajv when first called.
 * Throws what ajv throws on a schema that is none.
 */
export function checkWithAjv(value: Json, schema: JsonSchema, options: SchemaOptions = {}): Fault[] {
  let validate = compiled.get(schema)
  if (!validate) compiled.set(schema, (validate = compile(schema)))
  if (validate(value)) return []
  return (validate.errors ?? []).flatMap((error) => faultOf(error, value, options) ?? [])
}

function compile(schema: JsonSchema): ValidateFunction {
  const require = createRequire(import.meta.url)
  const {Ajv2020} = require('ajv/dist/2020.js') as typeof import('ajv/dist/2020.js')
  const addFormats = require('ajv-formats') as typeof import('ajv-formats').default
  const ajv = new Ajv2020({strict: false, allErrors: true, verbose: true, ownProperties: true, strictNumbers: true})
  addFormats(ajv)
  return ajv.compile(schema)
}

function faultOf(error: ErrorObject, root: Json, options: SchemaOptions): Fault | undefined {
  const {keyword, params, message = 'is not as its schema wants it'} = error
  const path = pathOf(error.instancePath, root)
  const value = path.reduce<Json | undefined>((at, step) => (at as Record<string, Json>)?.[step], root) ?? null
  if (keyword === 'additionalProperties' || keyword === 'unevaluatedProperties') {
    const name = String(params.additionalProperty ?? params.unevaluatedProperty)
    if (path.length === 0 && options.alsoKnown?.includes(name)) return undefined
    const known = Object.keys(isObject(error.parentSchema?.properties) ? error.parentSchema.properties : {})
    const hint = didYouMean(name, path.length === 0 ? [...known, ...(options.alsoKnown ?? [])] : known)
    const reason = `Unexpected field ${quote(name)}, expected a known one`
    return {rule: 'unknown-field', path: [...path, name], on: 'key', reason, ...(hint && {hint})}
  }
  if (keyword === 'required') {
    const subject = (path.length === 0 && options.subject) || 'map'
    const reason = `Unexpected ${subject} without \`${String(params.missingProperty)}\`, expected one`
    return {rule: 'missing-field', path, on: 'key', reason}
  }
  const aboutText = ['pattern', 'format', 'minLength', 'maxLength'].includes(keyword)
  if (aboutText && options.variables && typeof value === 'string' && value.includes('${')) return undefined
  const rule = keyword === 'type' ? 'wrong-type' : 'bad-value'
  return {rule, path, on: 'value', reason: `Unexpected ${describe(value)}, expected a value that ${message}`}
}

/** The steps of a JSON Pointer (RFC 6901), with numbers where they lead into lists. */
function pathOf(pointer: string, root: Json): Path {
  const path: Path = []
  let at: Json | undefined = root
  for (const part of pointer.split('/').slice(1)) {
    const step = part.replaceAll('~1', '/').replaceAll('~0', '~')
    path.push(Array.isArray(at) ? Number(step) : step)
    at = (at as Record<string, Json> | undefined)?.[step]
  }
  return path
}
