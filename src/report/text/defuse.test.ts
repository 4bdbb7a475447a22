import {expect, it} from 'vitest'
import {defuse} from './defuse.ts'

it('spells what a runner would take for a command', () => {
  expect(defuse('::error::x\n  ::stop-commands::t')).toBe('\\u003a:error::x\n  \\u003a:stop-commands::t')
  expect(defuse('a ##[group]b ##vso[task.x]c')).toBe('a \\u0023#[group]b \\u0023#vso[task.x]c')
  expect(defuse('\u001b[31m::error::x')).toBe('\u001b[31m\\u003a:error::x')
})

it('leaves the rest alone', () => {
  const text = 'std::vector and ## [a heading](x)\nx ::y\n## Title'
  expect(defuse(text)).toBe(text)
})

it('takes no time over a lot of space', () => {
  const started = performance.now()
  defuse(`${' '.repeat(200_000)}\n`.repeat(3) + '\n'.repeat(200_000))
  expect(performance.now() - started).toBeLessThan(2000)
})
