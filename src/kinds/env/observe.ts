import {readFile} from 'node:fs/promises'
import {resolve} from 'node:path'
import {parseEnv} from 'node:util'
import type {Observe} from '../../kind.ts'
import type {Json, JsonObject} from '../../model.ts'
import {CannotTell} from '../../util/cannot-tell.ts'
import {isObject} from '../../util/is-object.ts'
import {readYaml} from '../../util/read-yaml.ts'
import {judgeVariables} from './judge-variables.ts'
import type {Env} from './schema.ts'

/** Compares the variables of the target with a schema, and the schema with an example. Values never appear. */
export const observe: Observe<Env> = async ({schema, example}, {vars, root, secret}) => {
  const named = example === undefined ? undefined : namesIn(await read(root, example))
  if (schema === undefined) {
    const {missing, unknown} = difference(named ?? [], Object.keys(vars))
    return {valid: missing.length === 0, missing, invalid: [], unknown}
  }
  const rules = typeof schema === 'string' ? parse(await read(root, schema), schema) : schema
  const properties = isObject(rules.properties) ? rules.properties : {}
  for (const [name, property] of Object.entries(properties)) {
    if (isObject(property) && property.writeOnly === true && vars[name]) secret(vars[name])
  }
  const {missing, invalid} = await judgeVariables(rules, vars)
  const {unknown} = difference([...Object.keys(properties), ...(named ?? [])], Object.keys(vars))
  const agreement = named && difference(Object.keys(properties), named)
  const agrees = !agreement || (agreement.missing.length === 0 && agreement.unknown.length === 0)
  const valid = missing.length === 0 && invalid.length === 0 && agrees
  return {valid, missing, invalid, unknown, ...(agreement && {example: agreement})}
}

function difference(expected: string[], found: string[]): {missing: string[]; unknown: string[]} {
  return {
    missing: expected.filter((name) => !found.includes(name)).sort(),
    unknown: found.filter((name) => !expected.includes(name)).sort(),
  }
}

function namesIn(text: string): string[] {
  return Object.keys(parseEnv(text))
}

async function read(root: string, path: string): Promise<string> {
  try {
    return await readFile(resolve(root, path), 'utf8')
  } catch (error) {
    throw new CannotTell(
      `cannot read \`${path}\` (${(error as NodeJS.ErrnoException).code}); expected a file, relative to the project`,
    )
  }
}

function parse(text: string, path: string): JsonObject {
  const {value, reason} = /\.ya?ml$/i.test(path) ? fromYaml(text) : fromJson(text)
  if (isObject(value)) return value
  throw new CannotTell(`\`${path}\` is no JSON Schema: ${reason ?? 'it holds no object'}`)
}

function fromYaml(text: string): {value?: Json; reason?: string} {
  const {value, faults} = readYaml(text)
  return {value, reason: faults[0]?.reason}
}

function fromJson(text: string): {value?: Json; reason?: string} {
  try {
    return {value: JSON.parse(text) as Json}
  } catch (error) {
    return {reason: (error as Error).message}
  }
}
