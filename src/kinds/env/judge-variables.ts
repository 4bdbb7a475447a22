import type {ErrorObject} from 'ajv'
import {Ajv2020} from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type {Json, JsonObject} from '../../model.ts'
import {CannotTell} from '../../util/cannot-tell.ts'
import {isObject} from '../../util/is-object.ts'

/**
 * What is required and not set, and what is set and not as the schema says, each with its reason; sorted, and without values.
 * A variable that the schema does not name is neither: a target has variables that only its checks read.
 */
export async function judgeVariables(
  schema: JsonObject,
  vars: Record<string, string>,
): Promise<{missing: string[]; invalid: string[]}> {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    strictTuples: false,
  })
  formats.default(ajv)
  const properties = isObject(schema.properties) ? schema.properties : {}
  const values = Object.fromEntries(Object.entries(vars).map(([name, text]) => [name, read(text, properties[name])]))
  const missing = new Set<string>()
  const invalid = new Set<string>()
  for (const error of errorsOf(ajv, schema, values)) {
    if (error.instancePath === '' && 'missingProperty' in error.params)
      missing.add(String(error.params.missingProperty))
    else if (
      error.instancePath !== '' ||
      !('additionalProperty' in error.params || 'unevaluatedProperty' in error.params)
    )
      invalid.add(reasonOf(error))
  }
  return {missing: [...missing].sort(), invalid: [...invalid].sort()}
}

function errorsOf(ajv: Ajv2020, schema: JsonObject, values: JsonObject): ErrorObject[] {
  try {
    const validate = ajv.compile({type: 'object', ...schema})
    return validate(values) ? [] : (validate.errors ?? [])
  } catch (error) {
    throw new CannotTell(`the schema of the variables cannot be used: ${(error as Error).message}`)
  }
}

/** A variable is text; where the schema wants something else, the text is read as that, and left as it is where it is none. */
function read(text: string, property: Json | undefined): Json {
  const types = isObject(property) ? [property.type].flat() : []
  if ((types.includes('integer') || types.includes('number')) && /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text))
    return Number(text)
  if (types.includes('boolean') && /^(true|false)$/.test(text)) return text === 'true'
  if ((types.includes('object') || types.includes('array')) && /^\s*[[{]/.test(text)) {
    try {
      return JSON.parse(text) as Json
    } catch {
      return text
    }
  }
  return text
}

/** The messages of ajv repeat what the schema says, never what was found. */
function reasonOf({instancePath, keyword, message, params}: ErrorObject): string {
  const [, name = ''] = instancePath.split('/')
  if (name !== '')
    return `${name}: ${message}${keyword === 'enum' ? `: ${(params.allowedValues as Json[]).map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join(', ')}` : ''}`
  return 'propertyName' in params
    ? `${String(params.propertyName)}: is not a name that the schema allows`
    : `schema: ${message}`
}
