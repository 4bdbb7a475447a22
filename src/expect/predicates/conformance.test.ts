import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {Json, JsonSchema} from '../../model.ts'
import type {Recorded} from '../../recorded.ts'
import {quote} from '../../util/describe.ts'
import {inspect} from '../inspect.ts'
import {judge} from '../judge.ts'
import {parsePredicate} from '../parse.ts'
import {predicateText} from '../predicate-text.ts'
import {forms} from './index.ts'

const context = {now: new Date('2026-10-15T12:00:00Z'), root: '/nowhere'}
const examples = forms.flatMap((form) => form.examples.map((example) => ({form, ...example})))

async function look(predicate: Json, seen: Json, schema: JsonSchema = {}, recorded?: Recorded) {
  const values: Record<string, Recorded> = recorded ? {value: recorded} : {}
  const known = {...context, baseline: {values, missing: 'no baseline recorded'}}
  const [expectation] = await judge({value: predicate}, {value: seen}, {properties: {value: schema}}, known)
  return expectation!
}

describe.each(forms)('$name', ({written, means, examples}) => {
  it('is documented in one sentence, with examples of both outcomes', () => {
    expect(written).not.toBe('')
    expect(means).not.toMatch(/\.$|^$/)
    expect(examples.flatMap(({accepts}) => accepts)).not.toEqual([])
    expect(examples.flatMap(({rejects}) => rejects)).not.toEqual([])
  })

  it.each(examples)(
    '$predicate accepts and rejects what it says',
    async ({predicate, schema, recorded, accepts, rejects}) => {
      expect(inspect({value: predicate}, {properties: {value: schema ?? {}}})).toEqual([])
      for (const seen of accepts)
        expect(await look(predicate, seen, schema, recorded), JSON.stringify(seen)).toMatchObject({met: true})
      for (const seen of rejects)
        expect(await look(predicate, seen, schema, recorded), JSON.stringify(seen)).toMatchObject({met: false})
    },
  )
})

/** Any JSON, often with the names and signs of the grammar in it. */
const word = fc.constantFrom(
  ...forms.map(({name}) => name),
  ...examples.flatMap(({predicate}) => (typeof predicate === 'string' ? [predicate] : [])),
  '<',
  '> x',
  '/',
  '//',
  '/(/',
  '/a/x',
  '~',
  '~ "',
  '..',
  '1..',
  '..2',
  '2..1',
  '...',
  '[..]',
  '${X}',
  '< ${X}ms',
  '$$',
  '\n',
)
const text = fc.oneof(word, fc.string({unit: 'binary'}))
const {json} = fc.letrec<{json: Json}>((tie) => ({
  json: fc.oneof(
    {depthSize: 'small', withCrossShrink: true},
    fc.constantFrom<Json>(null, true, false, 0, 1, -1, 200, 0.5),
    fc.double({noNaN: true}),
    text,
    fc.array(tie('json'), {maxLength: 4}),
    fc.dictionary(text, tie('json'), {maxKeys: 3}),
  ),
}))
/** Predicates that are well formed, nested in one another. */
const {sound} = fc.letrec<{sound: Json; deeper: Json}>((tie) => ({
  sound: fc.oneof({depthSize: 'small'}, fc.constantFrom(...examples.map(({predicate}) => predicate)), tie('deeper')),
  deeper: fc.oneof(
    ...['not', 'every', 'some', 'length'].map((name) => tie('sound').map((inner) => ({[name]: inner}))),
    ...['all', 'any'].map((name) =>
      fc.array(tie('sound'), {minLength: 1, maxLength: 3}).map((inner) => ({[name]: inner})),
    ),
    fc.array(tie('sound'), {minLength: 1, maxLength: 3}),
    fc.dictionary(fc.constantFrom('a', 'b'), tie('sound'), {minKeys: 1}).map((inner) => ({matches: inner})),
  ),
}))
const seen = fc.oneof(json, fc.constantFrom(...examples.flatMap(({accepts, rejects}) => [...accepts, ...rejects])))

describe('every predicate', () => {
  it('is read, shown and inspected without throwing, whatever is written', () => {
    fc.assert(
      fc.property(json, (written) => {
        parsePredicate(written)
        expect(predicateText(written)).toBeTypeOf('string')
        for (const {reason} of inspect({value: written}, {})) expect(reason).toMatch(/^Unexpected .*, expected /s)
      }),
      {numRuns: 2000},
    )
  })

  it('judges any value without throwing, and says so when it could not', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(json, sound), seen, async (written, value) => {
        const expectation = await look(written, value)
        if (expectation.error !== undefined) expect(expectation.met).toBe(false)
        expect(expectation).toMatchObject({path: 'value', expected: predicateText(written), actual: value})
      }),
      {numRuns: 2000},
    )
  })

  it('is never met together with its negation, and one of them is where it applies', async () => {
    await fc.assert(
      fc.asyncProperty(sound, seen, async (written, value) => {
        const [plain, negated] = [await look(written, value), await look({not: written}, value)]
        expect(plain.met && negated.met).toBe(false)
        expect(await look({not: {not: written}}, value)).toMatchObject({met: plain.met})
        if (!plain.met && !negated.met) expect(plain.error ?? plain.derivation).toBeTypeOf('string')
      }),
      {numRuns: 2000},
    )
  })

  it('is called one that rejects nothing, or everything, only when it does so', async () => {
    const fields: JsonSchema[] = [
      {type: 'integer', minimum: 0},
      {type: 'number', unit: 'ms'},
      {type: 'boolean'},
      {type: 'string'},
      {enum: ['a', 'b', 3]},
    ]
    const valueOf = (field: JsonSchema): fc.Arbitrary<Json> => {
      if (field.enum) return fc.constantFrom(...(field.enum as Json[]))
      if (field.type === 'boolean') return fc.boolean()
      if (field.type === 'string') return text
      return field.unit ? fc.double({min: 0, noNaN: true, noDefaultInfinity: true}) : fc.nat()
    }
    const cases = fc.constantFrom(...fields).chain((field) => fc.tuple(fc.constant(field), sound, valueOf(field)))
    await fc.assert(
      fc.asyncProperty(cases, async ([field, written, value]) => {
        const about = `Unexpected ${quote(predicateText(written))}`
        const flaws = inspect({value: written}, {properties: {value: field}})
          .map(({reason}) => reason)
          .filter((reason) => reason.startsWith(about))
        const {met, error} = await look(written, value, field)
        if (flaws.some((reason) => reason.endsWith('can reject something'))) expect(met || error).toBeTruthy()
        if (flaws.some((reason) => reason.endsWith('something can meet'))) expect(met).toBe(false)
      }),
      {numRuns: 3000},
    )
  })
})
