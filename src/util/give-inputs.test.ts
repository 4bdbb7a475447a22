import {expect, it} from 'vitest'
import {completeSpec} from './complete-spec.ts'
import {giveInputs} from './give-inputs.ts'
import {inputValues, otherInputs} from './input-values.ts'
import {specDigest} from './spec-digest.ts'

const place = {path: 'a.md', start: {line: 1, column: 1}, end: {line: 2, column: 1}}
const bare = completeSpec({id: 'a#b', kind: 'shell', place, inputs: {namespace: {default: 'shop'}, pod: {}}})
const spec = {...bare, digest: specDigest(bare)}

it('goes before the default, and is another check by its digest', () => {
  const given = giveInputs(spec, {namespace: 'stage', other: 'x'})
  expect(inputValues(given.inputs)).toEqual({namespace: 'stage'})
  expect(otherInputs(given.inputs)).toEqual({namespace: 'stage'})
  expect(given.digest).not.toBe(spec.digest)
  expect(given.digest).toBe(specDigest({...bare, inputs: {namespace: {default: 'stage'}, pod: {}}}))
  expect(spec.inputs.namespace).toEqual({default: 'shop'})
})

it('is the same check where the value is what the document says', () => {
  const given = giveInputs(spec, {namespace: 'shop'})
  expect(given.digest).toBe(spec.digest)
  expect(otherInputs(given.inputs)).toBeUndefined()
})

it('gives what has no default, the empty text too', () => {
  const given = giveInputs(spec, {pod: ''})
  expect(inputValues(given.inputs)).toEqual({namespace: 'shop', pod: ''})
  expect(otherInputs(given.inputs)).toEqual({pod: ''})
  expect(given.digest).not.toBe(spec.digest)
})

it('leaves alone what has no such input', () => {
  expect(giveInputs(spec, {constructor: 'x'})).toBe(spec)
})
