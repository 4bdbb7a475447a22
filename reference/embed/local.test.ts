import fc from 'fast-check'
import {expect, it} from 'vitest'
import {dimensions, embedText, similarity} from './local.ts'

it('gives the same vector of length 1 for the same text', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const vector = embedText(text)
      expect(vector).toEqual(embedText(text))
      expect(vector).toHaveLength(dimensions)
      const length = similarity(vector, vector)
      expect(Math.abs(length - (/[\p{L}\p{N}]/u.test(text.normalize('NFKC')) ? 1 : 0))).toBeLessThan(1e-6)
    }),
  )
})

it('puts related words nearer than unrelated ones', () => {
  const question = embedText('restoring backups')
  const near = similarity(question, embedText('How a backup is restored'))
  const far = similarity(question, embedText('Who may merge a pull request'))
  expect(near).toBeGreaterThan(far + 0.1)
})
