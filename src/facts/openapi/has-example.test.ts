import {expect, it} from 'vitest'
import type {Json} from '../../model.ts'
import {hasExample} from './has-example.ts'

const shared: Record<string, Json> = {
  '#/components/responses/a': {content: {'a/b': {example: 0}}},
  '#/components/parameters/circle': {$ref: '#/components/parameters/circle'},
  '#/components/schemas/example': {example: 1},
}
const body = (media: Json): Json => ({requestBody: {content: {'a/b': media}}})

it.each<[boolean, Json]>([
  [true, body({example: null})],
  [true, body({examples: {one: {value: 1}}})],
  [true, body({schema: {properties: {a: {example: 1}}}})],
  [true, {parameters: [{example: 'x'}]}],
  [true, {responses: {200: {$ref: '#/components/responses/a'}}}],
  [false, body({examples: {}})],
  [false, body({schema: {properties: {example: {type: 'string'}, examples: {type: 'array'}}}})],
  [false, body({schema: {$ref: '#/components/schemas/example'}})],
  [false, {parameters: [{$ref: '#/components/parameters/circle'}, {$ref: '#/components/parameters/none'}]}],
])('%s: %j', (expected, operation) => {
  expect(hasExample(operation, (reference) => shared[reference])).toBe(expected)
})
