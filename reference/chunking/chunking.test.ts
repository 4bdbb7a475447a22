import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {Limits} from './chunk.ts'
import {chunk, strategies} from './index.ts'

const word = fc.oneof(
  fc.string({maxLength: 12}),
  fc.constantFrom('The', 'pool', '日本語。', '👩‍👩‍👧', '𝒳', '# Title', '```', '~~~'),
)
const separator = fc.constantFrom(' ', '. ', '\n', '\n\n', '\n## Part\n', '', '! ', '\n\n\n', '\t', '\r\n')
const text = fc
  .array(fc.tuple(word, separator), {minLength: 1, maxLength: 200})
  .map((parts) => parts.flat().join(''))
  .filter((text) => text.length > 0)
const limits = fc
  .tuple(fc.integer({min: 50, max: 400}), fc.double({min: 0, max: 0.5, noNaN: true, maxExcluded: true}))
  .map(([size, share]): Limits => ({size, overlap: Math.floor(size * share)}))

describe.each(Object.values(strategies))('$name', (strategy) => {
  it('covers every character, in order, within the size', () => {
    fc.assert(
      fc.property(text, limits, (text, limits) => {
        const chunks = chunk(text, strategy, limits)
        const leaves = chunks.filter((one) => one.level === 0)
        let covered = 0
        for (const leaf of leaves) {
          expect(leaf.start).toBeLessThanOrEqual(covered)
          expect(leaf.end).toBeGreaterThan(covered)
          expect(leaf.end - leaf.start).toBeLessThanOrEqual(limits.size)
          expect(leaf.text).toBe(text.slice(leaf.start, leaf.end))
          covered = leaf.end
        }
        expect(covered).toBe(text.length)
        const starts = leaves.map((leaf) => leaf.start)
        expect(new Set(starts).size).toBe(starts.length)
      }),
      {numRuns: 150, examples: [['👩‍👩‍👧.   \n\n\n      👩‍👩‍👧  '.repeat(2), {size: 55, overlap: 27}]]},
    )
  })

  it('never parts a surrogate pair', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('𝒳', '👍', 'a', ' '), {minLength: 1, maxLength: 300}),
        limits,
        (parts, limits) => {
          for (const leaf of chunk(parts.join(''), strategy, limits)) expect(leaf.text).not.toMatch(/\p{Surrogate}/u)
        },
      ),
      {numRuns: 60},
    )
  })

  it('puts each leaf inside its group', () => {
    fc.assert(
      fc.property(text, limits, (text, limits) => {
        const chunks = chunk(text, strategy, limits)
        for (const leaf of chunks) {
          const group = leaf.parent === null ? leaf : chunks[leaf.parent]!
          expect(group.start).toBeLessThanOrEqual(leaf.start)
          expect(group.end).toBeGreaterThanOrEqual(leaf.end)
          expect(group.end - group.start).toBeLessThanOrEqual(limits.size * 4)
        }
      }),
      {numRuns: 60},
    )
  })

  it('takes time in proportion to the text', () => {
    for (const unit of ['.', '\n', ' ', '#', '`', 'ab. ', '\n# a\n', '.)', '```\n']) {
      const started = performance.now()
      chunk(unit.repeat(200_000 / unit.length), strategy, {size: 1000, overlap: 100})
      expect(performance.now() - started, JSON.stringify(unit)).toBeLessThan(3000)
    }
  })
})

const manual = `Before anything else.

# Deploy

Ask first.

## Roll back

\`\`\`bash
# not a heading

git revert HEAD
\`\`\`

# Watch

Look at the graphs.
`

it('markdown keeps the headings above each part, and code fences whole', () => {
  const chunks = chunk(manual, strategies.markdown!, {size: 200, overlap: 0})
  expect(chunks.map((one) => one.headings)).toEqual([[], ['Deploy'], ['Deploy', 'Roll back'], ['Watch']])
  expect(chunks[2]!.text).toContain('# not a heading\n\ngit revert HEAD')
})

it('character cuts by count alone', () => {
  const chunks = chunk('abcdefghij'.repeat(10), strategies.character!, {size: 50, overlap: 10})
  expect(chunks.map((one) => [one.start, one.end])).toEqual([
    [0, 40],
    [30, 80],
    [70, 100],
  ])
})

it('recursive cuts between paragraphs before it cuts between words', () => {
  const chunks = chunk(`${'one two. '.repeat(5)}\n\n${'three four. '.repeat(4)}`, strategies.recursive!, {
    size: 60,
    overlap: 0,
  })
  expect(chunks.map((one) => one.text.trim().split(' ')[0])).toEqual(['one', 'three'])
})

it('semantic cuts where the subject changes', () => {
  const gardens = 'The garden has roses. Roses in the garden need water. Water the garden roses. '
  const engines = 'Engines burn diesel fuel. Diesel engines need clean fuel. Fuel filters protect diesel engines. '
  const chunks = chunk(gardens + engines, strategies.semantic!, {size: 250, overlap: 0})
  expect(chunks.some((one) => one.start === gardens.length)).toBe(true)
})

it('hierarchical puts leaves under groups', () => {
  const chunks = chunk('A sentence here. '.repeat(60), strategies.hierarchical!, {size: 100, overlap: 0})
  const groups = chunks.filter((one) => one.level === 1)
  expect(groups.length).toBeGreaterThan(1)
  expect(chunks.filter((one) => one.level === 0).every((leaf) => chunks[leaf.parent!]!.level === 1)).toBe(true)
})

it('hybrid joins what markdown leaves short', () => {
  const limits = {size: 400, overlap: 0}
  const joined = chunk(manual, strategies.hybrid!, limits)
  expect(joined.length).toBeLessThan(chunk(manual, strategies.markdown!, limits).length)
})
