import {execFileSync} from 'node:child_process'
import {expect, it} from 'vitest'
import {quoteTemplate} from './quote-template.ts'

const env = {BASE_URL: 'http://a b/$HOME', ID: '7'}

it.each([
  ['${BASE_URL}/health?x=1&y=2', '"$BASE_URL/health?x=1&y=2"', 'http://a b/$HOME/health?x=1&y=2'],
  ['v${ID}beta', '"v${ID}beta"', 'v7beta'],
  ['{"id": "${ID}", "by": "it\'s `me` \\ $$5!"}', undefined, '{"id": "7", "by": "it\'s `me` \\ $5!"}'],
  ['costs $$5', `'costs $5'`, 'costs $5'],
  ['plain', 'plain', 'plain'],
])('%s is one word that the shell reads back', (text, word, value) => {
  if (word !== undefined) expect(quoteTemplate(text)).toBe(word)
  expect(
    execFileSync('bash', ['-c', `printf %s ${quoteTemplate(text)}`], {
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  ).toBe(value)
})
