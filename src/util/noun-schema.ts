import type {JsonSchema} from '../model.ts'

/** Names of the properties that an interface may leave out. */
type Optional<Noun> = {[Key in keyof Noun]-?: undefined extends Noun[Key] ? Key : never}[keyof Noun]

/** An object with exactly the properties of an interface of the model: the compiler finds one that is missing here. */
function object<Noun>(
  properties: {[Key in keyof Noun]-?: JsonSchema},
  ...optional: [Optional<Noun>] extends [never] ? [] : [Record<Optional<Noun>, true>]
): JsonSchema {
  const required = Object.keys(properties).filter((name) => !(name in (optional[0] ?? {})))
  return {type: 'object', properties, required, additionalProperties: false}
}

function list(items: JsonSchema, description: string): JsonSchema {
  return {type: 'array', description, items}
}

function text(description: string): JsonSchema {
  return {type: 'string', description}
}

function count(description: string): JsonSchema {
  return {type: 'integer', minimum: 0, description}
}

function flag(description: string): JsonSchema {
  return {type: 'boolean', description}
}

function either(values: string[], description: string): JsonSchema {
  return {type: 'string', enum: values, description}
}

function ref(name: string): JsonSchema {
  return {$ref: `#/$defs/${name}`}
}

/** JSON Schemas of the interfaces of the nouns, as short to write as the interfaces. */
export const noun = {object, list, text, count, flag, either, ref}
