import type {Json, JsonObject, JsonSchema} from '../../model.ts'
import type {Report} from '../../report.ts'
import {isObject} from '../../util/is-object.ts'
import type {Reporter} from '../reporter.ts'
import {reportSchema} from '../schema.ts'
import {jsonText} from '../text/json-text.ts'
import {shallow} from '../text/show-value.ts'

/** The report itself as JSON, for programs: valid by `schema/report.json`, the same report always the same text. */
export const json: Reporter = (report) => `${jsonText(ordered(asJson(report), reportSchema), 2)}\n`

/** A report is plain data, only that what is undefined is left out. */
function asJson(report: Report): Json {
  return report as unknown as Json
}

/** A value with its keys in the order of the schema, and by name where the schema knows none. */
function ordered(value: Json, schema: JsonSchema): Json {
  const {properties, items} = resolve(schema)
  if (Array.isArray(value) && isObject(items)) return value.map((item) => ordered(item, items))
  if (!isObject(value) || !isObject(properties)) return sorted(shallow(value, 100))
  const known = Object.keys(properties)
  const names = Object.keys(value).filter((name) => value[name] !== undefined)
  names.sort((a, b) => rank(known, a) - rank(known, b) || (a < b ? -1 : 1))
  return Object.fromEntries(names.map((name) => [name, ordered(value[name]!, schemaOf(properties, name))]))
}

function rank(known: string[], name: string): number {
  return known.includes(name) ? known.indexOf(name) : known.length
}

function schemaOf(properties: JsonObject, name: string): JsonSchema {
  const schema = Object.hasOwn(properties, name) ? properties[name] : undefined
  return isObject(schema) ? schema : {}
}

function resolve(schema: JsonSchema): JsonSchema {
  if (typeof schema.$ref !== 'string') return schema
  return schemaOf(reportSchema.$defs, schema.$ref.replace('#/$defs/', ''))
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((name) => [name, sorted(value[name]!)]),
  )
}
