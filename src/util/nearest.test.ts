import {expect, it} from 'vitest'
import {didYouMean, nearest} from './nearest.ts'

it('finds what was likely meant, best first', () => {
  expect(nearest('staus', ['status', 'stat', 'headers'])).toEqual(['status'])
  expect(nearest('BASE_ULR', ['BASE_URL', 'BASE_DIR'])).toEqual(['BASE_URL', 'BASE_DIR'])
})

it('stays silent when nothing is close', () => {
  expect(nearest('x', ['status', 'headers'])).toEqual([])
  expect(didYouMean('kafka', ['http', 'sql'])).toBeUndefined()
})

it('words the suggestion', () => {
  expect(didYouMean('htpp', ['http', 'sql'])).toBe('did you mean `http`?')
})
