import {deepStrictEqual, ok} from 'node:assert/strict'
import {Ajv2020} from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import {inspect} from '../expect/index.ts'
import type {Kind} from '../kind.ts'
import type {Json, JsonObject, JsonSchema} from '../model.ts'
import {isVariableName} from '../util/interpolate.ts'
import {isObject} from '../util/is-object.ts'
import {commonNames} from '../validate/common-fields.ts'
import {sampleOf} from './sample-of.ts'

/** The options of a kind that its schema gives as examples. */
export function examplesOf({name, schema}: Kind): JsonObject[] {
  const {examples} = schema
  ok(
    Array.isArray(examples) && examples.length > 0 && examples.every(isObject),
    `\`${name}\` gives no examples of its options`,
  )
  return examples
}

export function schemaIsSound(kind: Kind): void {
  const {schema} = kind
  ok(schema.type === 'object' && schema.additionalProperties === false, 'the options are not a closed object')
  const validate = compile(schema)
  describedThroughout(schema, 'options')
  const taken = Object.keys(propertiesOf(schema)).filter((name) => commonNames.includes(name))
  deepStrictEqual(taken, [], 'options that have the name of a field that every check has')
  ok(kind.code === undefined || Object.hasOwn(propertiesOf(schema), kind.code), 'there is no option for the body')
  for (const example of examplesOf(kind)) {
    ok(validate(example), `${JSON.stringify(example)}: ${JSON.stringify(validate.errors)}`)
    deepStrictEqual(kind.problems?.(example) ?? [], [], `problems of ${JSON.stringify(example)}`)
  }
}

export function observationIsSound(kind: Kind): void {
  for (const example of examplesOf(kind)) {
    const schema = kind.observation(example)
    compile(schema)
    describedThroughout(schema, 'observation')
    ok(Object.keys(propertiesOf(schema)).length > 0, 'there is nothing to look at')
  }
}

export function impliedFits(kind: Kind): void {
  for (const example of examplesOf(kind)) {
    deepStrictEqual(
      inspect(kind.implies(example), kind.observation(example)),
      [],
      `implied by ${JSON.stringify(example)}`,
    )
  }
}

export function wordsAreSound(kind: Kind): void {
  ok(
    /^\S.*[^.\s]$/.test(kind.summary),
    `the summary \`${kind.summary}\` is empty, of several lines, or ends with a full stop`,
  )
  for (const example of examplesOf(kind)) {
    const sentence = kind.sentence(structuredClone(example))
    ok(
      /^\S.*[^.\s]$/.test(sentence),
      `the sentence \`${sentence}\` is empty, of several lines, or ends with a full stop`,
    )
    const command = kind.command(structuredClone(example))
    // Code has a script of its own to run.
    ok(command.trim() !== '' || kind.code !== undefined, 'there is no command')
    deepStrictEqual([kind.sentence(example), kind.command(example)], [sentence, command], 'said a second time')
    for (const name of kind.ownVariables?.(example) ?? [])
      ok(isVariableName(name), `\`${name}\` cannot name a variable`)
  }
}

/** What is held against a check has to be something that could be seen; every check has to notice one of them at least. */
export function falsehoodsAreSound(kind: Kind): void {
  if (!kind.falsehoods) return
  for (const example of examplesOf(kind)) {
    const schema = kind.observation(example)
    const isSeen = compile(schema)
    const seen = sampleOf(schema) as JsonObject
    const before = structuredClone(seen)
    const told = kind.falsehoods(example, seen)
    deepStrictEqual(seen, before, 'what was seen is changed')
    const names = told.map(({where}) => where)
    deepStrictEqual(names, [...new Set(names)], 'two wrong worlds have one name')
    ok(
      told.some(({about}) => about === undefined),
      `nothing is held against every check such as ${JSON.stringify(example)}`,
    )
    for (const {where, seen: wrong, about = []} of told) {
      ok(/^\S.*[^.\s]$/.test(where), `\`${where}\` is empty, of several lines, or ends with a full stop`)
      ok(isSeen(wrong), `where ${where}: ${JSON.stringify(isSeen.errors)}`)
      const strangers = about.filter((name) => !Object.hasOwn(propertiesOf(schema), name))
      deepStrictEqual(strangers, [], `where ${where}: nothing of that name is seen`)
    }
  }
}

export function effectIsKnown(kind: Kind): void {
  for (const example of examplesOf(kind)) {
    const effect = kind.effect(example)
    ok(['reads', 'writes', 'destroys'].includes(effect), `${JSON.stringify(example)} has the effect \`${effect}\``)
  }
}

export function toolsAreNamed({tools}: Kind): void {
  for (const {program, install} of tools)
    ok(program.trim() !== '' && install.trim() !== '', JSON.stringify({program, install}))
}

export async function loads(kind: Kind): Promise<void> {
  const {observe} = await kind.load()
  ok(typeof observe === 'function', '`load` gives no `observe`')
}

function compile(schema: JsonSchema): ReturnType<Ajv2020['compile']> {
  const ajv = new Ajv2020({
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allowUnionTypes: true,
    allErrors: true,
  })
  formats.default(ajv)
  ajv.addKeyword({keyword: 'unit', schemaType: 'string', metaSchema: {enum: ['ms', 'B', '%', '/s']}})
  ajv.addKeyword({keyword: 'caseless', schemaType: 'boolean'})
  return ajv.compile(schema)
}

/** Every property at any depth says what it is; a unit stands at numbers only. */
function describedThroughout(schema: JsonSchema, path: string): void {
  const isNumber = [schema.type].flat().some((type) => type === 'number' || type === 'integer')
  ok(schema.unit === undefined || isNumber, `${path} has a unit and is no number`)
  for (const [name, property] of Object.entries(propertiesOf(schema))) {
    ok(isObject(property) && typeof property.description === 'string', `${path}.${name} has no description`)
    describedThroughout(property, `${path}.${name}`)
  }
  for (const inner of [schema.items, schema.additionalProperties])
    if (isObject(inner)) describedThroughout(inner, `${path}[]`)
}

function propertiesOf({properties}: JsonSchema): Record<string, Json> {
  return isObject(properties) ? properties : {}
}
