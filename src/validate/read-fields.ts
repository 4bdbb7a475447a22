import type {Kind} from '../kind.ts'
import type {CheckBlock, InfoOption} from '../document.ts'
import type {Json, JsonObject, Problem} from '../model.ts'
import {describe} from '../util/describe.ts'
import type {Fault, Path} from '../util/fault.ts'
import {isObject} from '../util/is-object.ts'
import {placeIn} from '../util/place-in.ts'
import {readYaml} from '../util/read-yaml.ts'
import {commonSchema} from './common-fields.ts'
import {fault} from './fault.ts'
import {bodyOf, writtenValue} from './locate.ts'
import {optionPath} from './option-path.ts'
import {rules} from './rules.ts'

/** The fields of a check as written. */
export interface Fields {
  /** Undefined where they cannot be read. */
  fields?: JsonObject
  faults: Fault[]
  /** Faults of the YAML, which has no paths yet. */
  problems: Problem[]
}

/** Reads the fields of a check, from its body or, in the code form, from its info string. */
export function readFields(block: CheckBlock, kind: Kind | undefined): Fields {
  return block.form === 'yaml' ? fromBody(block) : fromOptions(block, kind)
}

function fromBody(block: CheckBlock): Fields {
  const {value, faults} = readYaml(block.body)
  const body = bodyOf(block)
  const problems = faults.map(({start, end, ...fault}): Problem => ({
    severity: 'error',
    ...fault,
    place: placeIn(body, start, end),
    url: rules[fault.rule].url,
  }))
  const misplaced = block.options.map(({name, value, place}): Problem => {
    const reason = `Unexpected \`${name}=${value}\` in the opening line, expected it in the body`
    return {
      rule: 'unknown-field',
      severity: 'error',
      reason,
      hint: `\`${name}: ${value}\``,
      place,
      url: rules['unknown-field'].url,
    }
  })
  problems.unshift(...misplaced)
  if (value === undefined || isObject(value)) return {fields: value, faults: [], problems}
  const found = value === null ? 'empty body' : describe(value)
  const reason = `Unexpected ${found}, expected a map of fields`
  return {faults: [fault('not-a-map', [], reason, {hint: '`id: …`, each field in a line of its own'})], problems}
}

function fromOptions(block: CheckBlock, kind: Kind | undefined): Fields {
  const fields: JsonObject = {}
  const faults: Fault[] = []
  for (const option of block.options) {
    const path = optionPath(option.name)
    const read = readValue(option, writtenValue(block, option), typesAt(path, kind))
    if ('reason' in read) faults.push(fault('yaml', path, read.reason))
    else if (!put(fields, path, read.value)) {
      const reason = `Unexpected \`${option.name}\` beside \`${path[0]}\`, expected one of them`
      faults.push(fault('duplicate-key', path, reason, {on: 'key'}))
    }
  }
  if (kind?.code !== undefined) {
    if (Object.hasOwn(fields, kind.code)) {
      const reason = `Unexpected \`${kind.code}\` in the opening line, expected the code in the body`
      faults.push(fault('unknown-field', [kind.code], reason, {on: 'key'}))
    }
    fields[kind.code] = block.body
  }
  return {fields, faults, problems: []}
}

/** The types of a field, from the schema of the kind or of the fields all checks have; undefined where anything goes. */
function typesAt(path: Path, kind: Kind | undefined): Json[] | undefined {
  const isCommon = path[0] !== undefined && Object.hasOwn(commonSchema.properties, path[0])
  let schema: Json | undefined = isCommon ? commonSchema : kind?.schema
  for (const step of path) {
    const properties: Json | undefined = isObject(schema) ? schema.properties : undefined
    const beside: Json | undefined = isObject(schema) ? schema.additionalProperties : undefined
    schema = isObject(properties) && Object.hasOwn(properties, step) ? properties[step] : beside
  }
  if (!isObject(schema)) return undefined
  if (Array.isArray(schema.enum) && schema.enum.every((value) => typeof value === 'string')) return ['string']
  return schema.type === undefined ? undefined : [schema.type].flat()
}

function readValue({value}: InfoOption, written: string, types: Json[] | undefined): {value: Json} | {reason: string} {
  const only = (type: string) => types?.length === 1 && types[0] === type
  if (only('array')) return {value: value.split(',').map((item) => item.trim())}
  if (only('string') || /^["']/.test(written)) return {value}
  const plain = /^(?:~|null|true|false|[-+]?\.?\d[\w.+-]*)$/i.test(value)
  if (!plain && !/^[[{]/.test(value)) return {value}
  const {value: read, faults} = readYaml(value)
  return read === undefined ? {reason: faults[0]!.reason} : {value: read}
}

/** Puts a value at a path, unless something that is no map stands in its way or a value is there already. */
function put(fields: JsonObject, path: string[], value: Json): boolean {
  let at = fields
  for (const step of path.slice(0, -1)) {
    if (!Object.hasOwn(at, step)) define(at, step, {})
    const next = at[step]
    if (!isObject(next)) return false
    at = next
  }
  const last = path.at(-1)!
  if (Object.hasOwn(at, last)) return false
  define(at, last, value)
  return true
}

/** Sets a property of the object itself, whatever its name: `__proto__` is a name like any other. */
function define(object: JsonObject, name: string, value: Json): void {
  Object.defineProperty(object, name, {value, enumerable: true, configurable: true, writable: true})
}
