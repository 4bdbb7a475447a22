import fc from 'fast-check'
import {expect, it} from 'vitest'
import {interpolate, referencesIn} from './interpolate.ts'

const vars = {BASE_URL: 'http://x', token: 'a${BASE_URL}$$b'}

it('replaces names in every string, however deep, and leaves keys and other values alone', () => {
  expect(
    interpolate({get: '${BASE_URL}/a', '${BASE_URL}': [1, null, true, {x: '${BASE_URL}${BASE_URL}'}]}, vars),
  ).toEqual({
    get: 'http://x/a',
    '${BASE_URL}': [1, null, true, {x: 'http://xhttp://x'}],
  })
})

it('reads `$$` as a dollar and leaves a lone one alone', () => {
  expect(interpolate('$$ $${BASE_URL} $5 ^v2$ $', vars)).toBe('$ ${BASE_URL} $5 ^v2$ $')
})

it('never looks again at what it put in', () => {
  expect(interpolate('${token}', vars)).toBe('a${BASE_URL}$$b')
})

it('cannot tell the value of an unknown name, and names the nearest', () => {
  expect(() => interpolate('${BASE_ULR}', vars)).toThrow(
    'Unexpected `${BASE_ULR}`, expected a variable that has a value: did you mean `BASE_URL`?',
  )
  for (const text of ['${toString}', '${__proto__}', '${A:-b}', '${', '${}', '${BASE_URL']) {
    expect(() => interpolate(text, vars)).toThrow(expect.objectContaining({name: 'CannotTell'}))
  }
})

it('finds the references that it replaces, and no others', () => {
  expect(referencesIn('${a} $${b} ${c-d} ${e')).toEqual([
    {name: 'a', written: '${a}', sound: true},
    {name: 'c-d', written: '${c-d}', sound: false},
    {name: 'e', written: '${e', sound: false},
  ])
})

it('gives back a text whose dollars are doubled', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(
        interpolate(
          text.replaceAll('$', () => '$$'),
          {},
        ),
      ).toBe(text)
    }),
  )
})
