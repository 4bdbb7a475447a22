import {expect, it} from 'vitest'
import {canonicalJson, digest} from './digest.ts'

it('names equal values equally, whatever the order of their keys', () => {
  expect(canonicalJson({b: [1, {d: null, c: 'x'}], a: true})).toBe('{"a":true,"b":[1,{"c":"x","d":null}]}')
  expect(canonicalJson({a: 1, b: 2})).toBe(canonicalJson({b: 2, a: 1}))
})

it('is SHA-256 in hex', () => {
  expect(digest('abc')).toBe('sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})
