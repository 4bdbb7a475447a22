import {expect, test} from 'vitest'
import {samplePage, site} from '../../../test/site/theme/demo/sample-page.ts'
import {fillableValues} from './fillable-values.ts'
import {inputProblem} from './input-problem.ts'

test('variables of the target, without secrets, and inputs above them', () => {
  const given = {target: 'production', inputs: {namespace: 'shop', pod: 'web-1', BASE_URL: 'x'}}
  expect(fillableValues(samplePage(), site, given)).toEqual({
    BASE_URL: 'https://carrel.example',
    namespace: 'shop',
    pod: 'web-1',
  })
})

test('an input that does not match its pattern is left out', () => {
  expect(fillableValues(samplePage(), site, {target: 'none', inputs: {namespace: '', pod: 'web 1'}})).toEqual({
    namespace: '',
  })
})

test('an input without a value leaves the variable of the target where it is, as a run does', () => {
  const page = {
    ...samplePage(),
    inputs: [
      {name: 'BASE_URL', required: true},
      {name: 'region', default: '', required: false},
    ],
  }
  expect(fillableValues(page, site, {target: 'production', inputs: {BASE_URL: '', region: ''}})).toEqual({
    BASE_URL: 'https://carrel.example',
    region: '',
  })
})

const input = {name: 'pod', required: true}

test.each([
  [{...input, pattern: '[a-z-]+'}, 'web', undefined],
  [{...input, pattern: 'a|b'}, 'ac', 'Unexpected value, expected one that matches a|b'],
  [{...input, pattern: '('}, 'anything', undefined],
  [input, '', undefined],
  [input, "'; rm -rf /", undefined],
  [input, '\u001b[201~', 'Unexpected control or direction marks, expected plain text'],
])('%j given %j: %s', (input, value, problem) => {
  expect(inputProblem(input, value)).toBe(problem)
})
