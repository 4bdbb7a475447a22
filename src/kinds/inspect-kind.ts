import {Ajv2020} from 'ajv/dist/2020.js'
import type {Json, JsonObject} from '../model.ts'
import {describe} from '../util/describe.ts'
import {isObject} from '../util/is-object.ts'
import {didYouMean} from '../util/nearest.ts'

type Form = 'text' | 'function' | 'map' | 'list' | 'boolean'

/** The fields of a kind and their forms; those of {@link optional} may be left out. */
const forms: Record<string, Form> = {
  name: 'text',
  summary: 'text',
  schema: 'map',
  observation: 'function',
  effect: 'function',
  tools: 'list',
  implies: 'function',
  sentence: 'function',
  command: 'function',
  load: 'function',
  code: 'text',
  problems: 'function',
  ownVariables: 'function',
  falsehoods: 'function',
  isolate: 'boolean',
}
const optional = ['code', 'problems', 'ownVariables', 'falsehoods', 'isolate']

/** What is wrong with the form of a kind that somebody else wrote; empty when it can be used. Never throws, runs none of it. */
export function inspectKind(kind: unknown): {reason: string; hint?: string}[] {
  if (typeof kind !== 'object' || kind === null) {
    return [
      {
        reason: 'Unexpected module without a kind, expected one as its default export',
        hint: '`proofbook new kind <name>` makes one',
      },
    ]
  }
  const fields = kind as Record<string, unknown>
  const strangers = Object.keys(fields)
    .filter((name) => !Object.hasOwn(forms, name))
    .map((name) => ({
      reason: `Unexpected field \`${name}\`, expected one of a kind`,
      hint: didYouMean(name, Object.keys(forms)),
    }))
  const wrong = Object.entries(forms)
    .filter(([name, form]) => !(fields[name] === undefined ? optional.includes(name) : hasForm(fields[name], form)))
    .map(([name, form]) => ({reason: `Unexpected ${found(fields[name])} as \`${name}\`, expected a ${form}`}))
  return [
    ...strangers,
    ...wrong,
    ...(wrong.length === 0 ? [...nameFlaws(fields.name as string), ...schemaFlaws(fields.schema as JsonObject)] : []),
  ]
}

function hasForm(value: unknown, form: Form): boolean {
  if (form === 'text') return typeof value === 'string' && value !== ''
  if (form === 'list') return Array.isArray(value)
  if (form === 'map') return isObject(value as Json)
  return typeof value === form
}

function found(value: unknown): string {
  if (value === undefined) return 'nothing'
  return typeof value === 'function' ? 'function' : describe(value as Json)
}

function nameFlaws(name: string): {reason: string}[] {
  if (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) return []
  return [{reason: `Unexpected name \`${name}\`, expected kebab-case`}]
}

/** A schema that cannot be compiled would only fail when the first check is read. */
function schemaFlaws(schema: JsonObject): {reason: string}[] {
  if (!isObject(schema.properties))
    return [{reason: 'Unexpected `schema` without `properties`, expected the options of the kind'}]
  if (schema.additionalProperties !== false) {
    return [
      {reason: 'Unexpected open `schema`, expected `additionalProperties: false`, which finds misspelled options'},
    ]
  }
  try {
    new Ajv2020({strict: false}).compile(schema)
    return []
  } catch (error) {
    return [{reason: `Unexpected \`schema\` (${(error as Error).message}), expected a JSON Schema`}]
  }
}
