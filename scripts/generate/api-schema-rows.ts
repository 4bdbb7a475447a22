import type {Json, JsonSchema} from '../../src/model.ts'
import {isObject} from '../../src/util/is-object.ts'
import {plain} from './plain.ts'

/** The rows of the table of a schema: `| field | type | meaning |`, nested fields by their paths. */
export function schemaRows(schema: JsonSchema, schemas: Record<string, JsonSchema>, prefix = ''): string[] {
  const {schema: found} = named(schema, schemas)
  const unknown = ['oneOf', 'anyOf', 'allOf', 'if'].find((keyword) => found[keyword] !== undefined)
  if (unknown) throw new Error(`Unexpected \`${unknown}\` at ${prefix}, expected a schema that this table can show`)
  if (found.type === 'array') return schemaRows(asSchema(found.items), schemas, `${prefix}[]`)
  const required = Array.isArray(found.required) ? found.required : []
  const properties = isObject(found.properties) ? Object.entries(found.properties) : []
  const rows = properties.flatMap(([name, written]) => {
    const property = asSchema(written)
    const path = prefix === '' ? name : `${prefix}.${name}`
    const need = required.includes(name) ? '' : ' (optional)'
    return [
      `| \`${path}\`${need} | ${typeText(property, schemas)} | ${meaning(property, schemas)} |`,
      ...schemaRows(property, schemas, path),
    ]
  })
  if (!isObject(found.additionalProperties)) return rows
  return [...rows, ...schemaRows(asSchema(found.additionalProperties), schemas, prefix === '' ? '*' : `${prefix}.*`)]
}

/** The type of a schema in words: `integer`, `list of text`, `` one of `a`, `b` ``. */
export function typeText(schema: JsonSchema, schemas: Record<string, JsonSchema>): string {
  const {name, schema: found} = named(schema, schemas)
  if (name) return name
  const {type = 'anything', items, format, enum: values} = found
  if (type === 'array')
    return `list of ${typeText(asSchema(items), schemas).replace(/^(object|integer|number)$/, '$1s')}`
  if (Array.isArray(values)) return `one of ${values.map((value) => `\`${plain(value)}\``).join(', ')}`
  if (typeof format === 'string') return format === 'uuid' ? 'UUID' : 'time (RFC 3339)'
  const types = (Array.isArray(type) ? type : [type]).map((one) => (one === 'string' ? 'text' : plain(one)))
  return types.join(' or ')
}

/** What a field means and what holds for its values. */
export function meaning(schema: JsonSchema, schemas: Record<string, JsonSchema>): string {
  const {schema: found} = named(schema, schemas)
  const {minimum, maximum, minLength, maxLength, minItems, uniqueItems, pattern} = found
  const limits = [
    minLength === 1 && maxLength === undefined && 'not empty',
    range(minimum, maximum, ''),
    maxLength !== undefined && range(minLength, maxLength, ' characters'),
    range(minItems, undefined, ' in the list'),
    uniqueItems === true && 'each once',
    typeof pattern === 'string' && patterns[pattern],
    found.default !== undefined && `default \`${JSON.stringify(found.default)}\``,
  ].filter((one) => typeof one === 'string')
  const parts = [cell(found.description), limits.join(', ')].filter((part) => part !== '')
  return parts.join('; ')
}

/** Text that can stand in a cell of a table. */
export function cell(text: Json | undefined): string {
  return typeof text === 'string' ? text.replaceAll('|', '\\|').replaceAll('\n', ' ') : ''
}

/** The schema behind a reference, and its name where it has one. */
export function named(schema: JsonSchema, schemas: Record<string, JsonSchema>): {name?: string; schema: JsonSchema} {
  if (typeof schema.$ref !== 'string') return {schema}
  const name = schema.$ref.replace('#/components/schemas/', '')
  return {name, schema: schemas[name]!}
}

/** In words, because nobody reads `^[^\u0000]*$`. */
const patterns: Record<string, string> = {'^[^\\u0000]*$': 'no NUL', '^/': 'begins with `/`'}

function range(least: Json | undefined, most: Json | undefined, unit: string): string | undefined {
  if (least !== undefined && most !== undefined) return `${plain(least)} to ${plain(most)}${unit}`
  if (least !== undefined) return `at least ${plain(least)}${unit}`
  return most === undefined ? undefined : `at most ${plain(most)}${unit}`
}

function asSchema(value: Json | undefined): JsonSchema {
  return isObject(value) ? value : {}
}
