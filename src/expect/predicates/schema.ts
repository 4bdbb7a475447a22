import {readFile} from 'node:fs/promises'
import {isAbsolute, join, normalize} from 'node:path'
import type {Json, JsonSchema} from '../../model.ts'
import {canonicalJson} from '../../util/digest.ts'
import {quote} from '../../util/describe.ts'
import {isObject} from '../../util/is-object.ts'
import {flawed, predicatesPage} from '../flawed.ts'
import type {Operator, Predicate} from '../predicate.ts'
import {remember} from '../remember.ts'
import {compileSchema, loadSchemaEngine} from '../schema-engine.ts'
import {show} from '../show.ts'
import {met} from '../verdict.ts'

type Compiled = ReturnType<typeof compileSchema> | string

export const schema: Operator = {
  name: 'schema',
  written: '`{schema: {…}}`, `{schema: file.json}`',
  means: 'valid against a JSON Schema 2020-12, inline or in a file of the project',
  nests: false,
  examples: [
    {predicate: {schema: {type: 'array', minItems: 1}}, accepts: [[1]], rejects: [[], 'x', null]},
    {
      predicate: {schema: {required: ['at'], properties: {at: {type: 'string', format: 'date-time'}}}},
      accepts: [{at: '2026-10-01T12:00:00Z'}, 5],
      rejects: [{}, {at: 'noon'}],
    },
  ],
  parse: (argument) => {
    if (typeof argument === 'string') return inFile(argument)
    if (isObject(argument) || typeof argument === 'boolean') return inline(argument)
    return flawed({reason: `Unexpected ${quote(show(argument))}, expected a JSON Schema or the path of one`})
  },
}

function inline(written: JsonSchema | boolean): Predicate {
  const text = canonicalJson(written)
  return {
    judge: (seen) => judge(compiled(`inline ${text}`), seen),
    load: loadSchemaEngine,
    check: () => {
      const result = compiled(`inline ${text}`)
      return typeof result === 'string' ? [{reason: result, url: predicatesPage}] : []
    },
    fits: () => [],
    reach: () => reachOf(written),
  }
}

function inFile(path: string): Predicate {
  const inside = normalize(path)
  if (path === '' || isAbsolute(path) || inside.startsWith('..')) {
    return flawed({reason: `Unexpected ${quote(path)}, expected the path of a file inside the project`})
  }
  let found: Compiled = `Unexpected ${quote(path)}, expected it to be read first`
  return {
    judge: (seen) => judge(found, seen),
    load: async ({root}) => {
      const [text] = await Promise.all([
        readFile(join(root, inside), 'utf8').catch((error: unknown) => error),
        loadSchemaEngine(),
      ])
      found =
        typeof text === 'string'
          ? compiled(`${path} ${text}`)
          : `Unexpected ${quote(path)}, expected a file that can be read: ${code(text)}`
    },
    fits: () => [],
    reach: () => 'some',
  }
}

/** Compiles the JSON behind the first space; what stands before it says where it comes from. */
const compiled = remember(50, (source: string): Compiled => {
  const at = source.indexOf(' ')
  const path = source.slice(0, at)
  const named = path === 'inline' ? 'schema' : quote(path)
  let written: Json
  try {
    written = JSON.parse(source.slice(at + 1)) as Json
  } catch {
    return `Unexpected content of ${named}, expected JSON`
  }
  if (!isObject(written) && typeof written !== 'boolean')
    return `Unexpected content of ${named}, expected a JSON Schema`
  try {
    return compileSchema(written, path === 'inline')
  } catch (error) {
    return `Unexpected ${named}, expected a JSON Schema 2020-12: ${cut(error instanceof Error ? error.message : String(error))}`
  }
})

function judge(validate: Compiled, seen: Json) {
  if (typeof validate === 'string') return {error: validate}
  if (validate(seen)) return met
  const errors = validate.errors ?? []
  const shown = errors
    .slice(0, 3)
    .map(({instancePath, message}) => `${instancePath ? `\`${instancePath}\` ` : ''}${message}`)
  if (errors.length > 3) shown.push(`${errors.length - 3} more`)
  return {met: false, why: shown.join('; ')}
}

function reachOf(written: JsonSchema | boolean) {
  if (written === true) return 'all'
  if (written === false) return 'none'
  const annotations = ['$schema', '$id', '$comment', '$defs', 'title', 'description', 'default', 'examples', 'example']
  return Object.keys(written).every((keyword) => annotations.includes(keyword)) ? 'all' : 'some'
}

function code(error: unknown): string {
  const {code, message} = error as NodeJS.ErrnoException
  return code === 'ENOENT' ? 'there is none' : (code ?? message)
}

/** ajv lists everything that is wrong with a schema; the beginning tells enough. */
function cut(message: string): string {
  return message.length > 200 ? `${message.slice(0, 199)}…` : message
}
