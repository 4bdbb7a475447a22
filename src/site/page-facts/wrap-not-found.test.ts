import {expect, test} from 'vitest'
import {wrapNotFound} from './wrap-not-found.ts'

test('ours stands in front of the one of the site, once', () => {
  const name = '@theme/NotFound/Content'
  const wrapped = wrapNotFound({[name]: '/theirs.js'}, '/ours.js')
  expect(wrapped).toEqual({[name]: '/ours.js', '@proofbook/not-found': '/theirs.js'})
  expect(wrapNotFound(wrapped, '/ours.js')).toEqual({})
  expect(wrapNotFound(undefined, '/ours.js')).toEqual({})
})
