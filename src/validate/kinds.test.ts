import {Ajv2020} from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {kinds} from '../kinds/index.ts'
import type {Json, JsonObject, JsonSchema} from '../model.ts'
import {checkSchema} from '../util/check-schema.ts'
import {isWithinSubset} from '../util/schema-subset.ts'
import {commonNames, commonSchema} from './common-fields.ts'
import {frontMatterSchema} from './front-matter-schema.ts'

const ajv = new Ajv2020({
  strict: true,
  strictTypes: false,
  strictRequired: false,
  keywords: ['unit'],
  ownProperties: true,
})
addFormats.default(ajv)

const schemas: [string, JsonSchema][] = Object.entries<JsonSchema>({
  ...Object.fromEntries(Object.values(kinds).map(({name, schema}) => [name, schema])),
  'fields of all kinds': {
    ...commonSchema,
    examples: [
      {id: 'a', title: 'x', expect: {status: 200}, until: {within: '1m', every: '1s', stable: 2}, timeout: '5s'},
      {effect: 'reads', targets: ['local'], tags: ['smoke'], needs: ['a'], role: 'symptom', fix: 'Look'},
      {waive: {until: '2026-12-01', because: 'x'}, capture: {a: 'json.a', b: {path: 'json.b', secret: true}}},
    ],
  },
  'front matter': {
    ...frontMatterSchema,
    examples: [
      {title: 'x', owner: ['a', 'b'], service: 's', alerts: ['A'], review: {every: '90d', last: '2026-10-01'}},
      {
        order: 'any',
        inputs: {a: {default: 'x'}},
        checks: {timeout: '5s'},
        review_in: '3 months',
        verify: {every: '1d'},
      },
      {inputs: ['a', 'b'], targets: ['local'], last_reviewed_on: '2026-10-01', severity: 'P1'},
    ],
  },
})

const anything = fc.constantFrom<Json>(
  null,
  true,
  0,
  -1,
  1.5,
  99_999,
  '',
  'x',
  '30s',
  'http://x',
  '2026-01-01',
  [],
  ['a'],
  ['a', 'a'],
  [1],
  {},
  {a: 1},
  {path: 'x'},
)

/** The value with one place in it, found by `turns`, gone, added to or replaced. */
function mutated(value: Json, turns: number[], by: Json, how: 'drop' | 'add' | 'put'): Json {
  const [turn, ...rest] = turns
  if (turn === undefined || value === null || typeof value !== 'object' || Object.keys(value).length === 0) return by
  if (Array.isArray(value)) {
    const index = turn % value.length
    if (how === 'add' && rest.length === 0) return [...value, by]
    return value.flatMap((item, at) =>
      at !== index ? [item] : how === 'drop' && rest.length === 0 ? [] : [mutated(item, rest, by, how)],
    )
  }
  const names = Object.keys(value)
  const name = names[turn % names.length]!
  if (rest.length > 0) return {...value, [name]: mutated(value[name]!, rest, by, how)}
  if (how === 'add') return {...value, added: by}
  const {[name]: _, ...others} = value
  return how === 'drop' ? others : {...others, [name]: by}
}

describe.each(schemas)('the schema of %s', (_name, schema) => {
  const validate = ajv.compile(schema)

  it('is checked without ajv', () => {
    expect(isWithinSubset(schema)).toBe(true)
  })

  it('finds its examples sound', () => {
    expect((schema.examples as JsonObject[]).flatMap((example) => checkSchema(example, schema))).toEqual([])
  })

  it('says with us what it says with ajv, about its examples and what comes of them', () => {
    const seen = {sound: 0, wrong: 0}
    fc.assert(
      fc.property(
        fc.constantFrom(...(schema.examples as JsonObject[])),
        fc.array(
          fc.tuple(fc.array(fc.nat(9), {minLength: 1, maxLength: 4}), anything, fc.constantFrom('drop', 'add', 'put')),
          {maxLength: 3},
        ),
        (example, changes) => {
          const value = changes.reduce<Json>((value, [turns, by, how]) => mutated(value, turns, by, how), example)
          const sound = checkSchema(value, schema).length === 0
          expect({value, sound}).toEqual({value, sound: validate(value)})
          seen[sound ? 'sound' : 'wrong']++
        },
      ),
      {numRuns: 500},
    )
    expect(Math.min(seen.sound, seen.wrong)).toBeGreaterThan(20)
  })
})

it('has no option that all checks have already', () => {
  for (const {schema} of Object.values(kinds)) {
    expect(Object.keys(schema.properties as JsonObject).filter((name) => commonNames.includes(name))).toEqual([])
  }
})
