import {Ajv2020} from 'ajv/dist/2020.js'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {Json, JsonObject, JsonSchema} from '../model.ts'
import {checkSchema} from './check-schema.ts'
import {isWithinSubset} from './schema-subset.ts'

const schema: JsonSchema = {
  type: 'object',
  required: ['query'],
  properties: {
    query: {type: 'string', description: 'The statement to run.', examples: ['select 1']},
    port: {type: 'integer', minimum: 1, maximum: 65535},
    wait: {type: 'string', pattern: '^\\d+(ms|s)$', title: 'a duration like `30s`'},
    mode: {enum: ['fast', 'slow']},
    names: {type: 'array', items: {type: 'string'}, minItems: 1, uniqueItems: true},
    value: {anyOf: [{type: 'string'}, {type: 'number'}]},
    vars: {type: 'object', propertyNames: {pattern: '^[A-Z]+$', title: 'a name in capitals'}},
  },
  additionalProperties: false,
}

function reasons(value: Json, of: JsonSchema = schema): string[] {
  return checkSchema(value, of, {subject: '`sql` check', alsoKnown: ['expect']}).map(
    ({rule, path, reason, hint}) => `${rule} ${path.join('.')}: ${reason}${hint ? ` (${hint})` : ''}`,
  )
}

describe('checkSchema', () => {
  it('says what was found, what was expected, and what to type instead', () => {
    expect(reasons({})).toEqual([
      'missing-field : Unexpected `sql` check without `query`, expected text (`query: select 1`)',
    ])
    expect(reasons({query: 1})).toEqual(['wrong-type query: Unexpected number `1`, expected text (`"1"`)'])
    expect(reasons({query: 'q', port: '80'})).toEqual([
      'wrong-type port: Unexpected text `80`, expected a whole number (`80`, without quotes)',
    ])
    expect(reasons({query: 'q', port: 0})).toEqual(['bad-value port: Unexpected number `0`, expected at least 1'])
    expect(reasons({query: 'q', wait: 30})).toEqual([
      'wrong-type wait: Unexpected number `30`, expected a duration like `30s` (`30s`)',
    ])
    expect(reasons({query: 'q', wait: 'long'})).toEqual([
      'bad-value wait: Unexpected text `long`, expected a duration like `30s`',
    ])
    expect(reasons({query: 'q', mode: 'fats'})).toEqual([
      'bad-value mode: Unexpected text `fats`, expected `fast` or `slow` (did you mean `fast`?)',
    ])
    expect(reasons({query: 'q', names: 'a'})).toEqual([
      'wrong-type names: Unexpected text `a`, expected a list (`[a]`)',
    ])
    expect(reasons({query: 'q', names: ['a', 'a']})).toEqual([
      'bad-value names.1: Unexpected second text `a`, expected each item once',
    ])
    expect(reasons({query: 'q', names: []})).toEqual([
      'bad-value names: Unexpected empty list, expected at least 1 item',
    ])
    expect(reasons({query: 'q', value: true})).toEqual([
      'wrong-type value: Unexpected `true`, expected text or a number',
    ])
    expect(reasons({query: 'q', vars: {a: 1}})).toEqual([
      'bad-value vars.a: Unexpected text `a`, expected a name in capitals',
    ])
  })

  it('names every unknown field with the nearest that is known, its own or the common ones', () => {
    expect(reasons({query: 'q', prot: 1, expct: {}, expect: {}})).toEqual([
      'unknown-field prot: Unexpected field `prot`, expected `query`, `port`, `wait`, `mode`, `names`, `value`, `vars` or `expect` (did you mean `port`?)',
      'unknown-field expct: Unexpected field `expct`, expected `query`, `port`, `wait`, `mode`, `names`, `value`, `vars` or `expect` (did you mean `expect`?)',
    ])
  })

  it('tells apart alternatives by the fields they ask for', () => {
    const either: JsonSchema = {type: 'object', oneOf: [{required: ['get']}, {required: ['post']}]}
    expect(reasons({}, either)).toEqual([
      'missing-field : Unexpected map without `get` or `post`, expected one of them',
    ])
    expect(reasons({get: 1, post: 2}, either)).toEqual([
      'bad-value post: Unexpected `get` and `post` together, expected one of them',
    ])
  })

  it('reports inside the alternative that was meant', () => {
    const either: JsonSchema = {
      anyOf: [
        {type: 'string'},
        {type: 'object', required: ['path'], properties: {path: {type: 'string'}}, additionalProperties: false},
      ],
    }
    expect(checkSchema({pth: 'x', path: 'y'}, either)).toMatchObject([
      {
        rule: 'unknown-field',
        path: ['pth'],
        reason: 'Unexpected field `pth`, expected `path`',
        hint: 'did you mean `path`?',
      },
    ])
  })

  it('holds no text with a variable against a pattern where variables may stand', () => {
    const name: JsonSchema = {type: 'string', pattern: '^[a-z]+$'}
    expect(checkSchema('${NAME}', name, {variables: true})).toEqual([])
    expect(checkSchema('${NAME}', name)).toHaveLength(1)
  })

  it('takes no field from a prototype', () => {
    expect(reasons(JSON.parse('{"query": "q", "__proto__": 1}') as Json)[0]).toContain('unknown-field __proto__')
    expect(reasons(JSON.parse('{"query": "q", "constructor": 1}') as Json)[0]).toContain('unknown-field constructor')
    expect(checkSchema({}, {type: 'object', required: ['toString']})).toHaveLength(1)
  })

  it('leaves keywords it does not know to ajv', () => {
    const even: JsonSchema = {
      type: 'object',
      properties: {n: {multipleOf: 2}},
      required: ['n'],
      additionalProperties: false,
    }
    expect(isWithinSubset(even)).toBe(false)
    expect(reasons({n: 4}, even)).toEqual([])
    expect(reasons({n: 3, nn: 1}, even)).toEqual([
      'unknown-field nn: Unexpected field `nn`, expected a known one (did you mean `n`?)',
      'bad-value n: Unexpected number `3`, expected a value that must be multiple of 2',
    ])
    expect(reasons({}, even)).toEqual(['missing-field : Unexpected `sql` check without `n`, expected one'])
  })
})

const anyKey = fc.constantFrom('a', 'b', 'c', '__proto__')
const anyText = fc.constantFrom('', 'a', 'ab', 'A1', '30s', '🙂', 'x'.repeat(9))
const anyValue = fc.letrec<{value: Json}>((tie) => ({
  value: fc.oneof(
    {depthSize: 'small'},
    fc.constantFrom<Json>(null, true, false, 0, 1, -1, 1.5, 7),
    anyText,
    fc.array(tie('value'), {maxLength: 3}),
    fc.dictionary(anyKey, tie('value'), {maxKeys: 3, noNullPrototype: true}),
  ),
})).value

const anyType = fc.constantFrom('string', 'number', 'integer', 'boolean', 'array', 'object', 'null')
const small = fc.nat(3)
/** One to four of the keywords, in any order. */
function someOf(keywords: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Json> {
  const one = fc.oneof(...Object.entries(keywords).map(([name, value]) => value.map((value) => [name, value] as const)))
  return fc.array(one, {minLength: 1, maxLength: 4}).map((pairs) => Object.fromEntries(pairs) as JsonObject)
}

const anySchema = fc.letrec<{schema: Json}>((tie) => ({
  schema: fc.oneof(
    {depthSize: 'small'},
    fc.boolean() as fc.Arbitrary<Json>,
    someOf({
      type: fc.oneof(anyType, fc.uniqueArray(anyType, {minLength: 1, maxLength: 3})),
      enum: fc.uniqueArray(anyValue, {minLength: 1, maxLength: 3, selector: (value) => JSON.stringify(value)}),
      const: anyValue,
      pattern: fc.constantFrom('^a', '^\\d+s$', '^[A-Z]', '.{2}'),
      minLength: small,
      maxLength: small,
      minimum: small,
      maximum: small,
      exclusiveMinimum: small,
      exclusiveMaximum: small,
      items: tie('schema'),
      minItems: small,
      maxItems: small,
      uniqueItems: fc.boolean(),
      properties: fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('schema'), {maxKeys: 3, noNullPrototype: true}),
      required: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), {maxLength: 2}),
      additionalProperties: tie('schema'),
      propertyNames: tie('schema'),
      minProperties: small,
      maxProperties: small,
      allOf: fc.array(tie('schema'), {minLength: 1, maxLength: 2}),
      anyOf: fc.array(tie('schema'), {minLength: 1, maxLength: 3}),
      oneOf: fc.array(tie('schema'), {minLength: 1, maxLength: 3}),
      not: tie('schema'),
      if: tie('schema'),
      // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
      then: tie('schema'),
      else: tie('schema'),
      unit: fc.constant('ms'),
    }),
  ),
})).schema

it('says the same as ajv about any schema of the subset and any value', () => {
  const seen = {fits: 0, fails: 0}
  fc.assert(
    fc.property(anySchema, fc.array(anyValue, {minLength: 4, maxLength: 8}), (schema, values) => {
      fc.pre(typeof schema === 'object')
      expect(isWithinSubset(schema)).toBe(true)
      const validate = new Ajv2020({strict: false, ownProperties: true, validateSchema: false}).compile(
        schema as JsonObject,
      )
      for (const value of values) {
        const sound = checkSchema(value, schema as JsonObject).length === 0
        expect({value, sound}).toEqual({value, sound: validate(value)})
        seen[sound ? 'fits' : 'fails']++
      }
    }),
    {numRuns: 400},
  )
  expect(Math.min(seen.fits, seen.fails)).toBeGreaterThan(100)
})
