import {describe, expect, it} from 'vitest'
import {smallWorld} from '../../test/support/small-world.ts'
import type {Rule} from '../rule.ts'
import {lint} from './lint.ts'

/** Finds fault with every word `bad`, in prose, front matter and other files. */
const noBad: Rule = {
  name: 'no-bad',
  about: '',
  why: '',
  remedy: '',
  severity: 'error',
  good: [],
  bad: [],
  page: ({path, prose, fences}, {facts}) => {
    const lines = facts.textOf(path)!.split('\n')
    return [...prose, ...fences].length < 0
      ? []
      : lines.flatMap((line, index) => {
          const at = line.search(/(?<!-)\bbad\b/)
          const point = (column: number) => ({line: index + 1, column})
          return at < 0 ? [] : [{reason: 'Unexpected `bad`, expected `good`', start: point(at + 1), end: point(at + 4)}]
        })
  },
  repository: ({facts}) =>
    facts.files.list
      .filter((path) => path.endsWith('.yml'))
      .flatMap((path) =>
        facts
          .textOf(path)!
          .split('\n')
          .flatMap((line, index) => {
            const at = line.search(/(?<!-)\bbad\b/)
            const point = (column: number) => ({line: index + 1, column})
            return at < 0 ? [] : [{path, reason: 'Unexpected `bad`', start: point(at + 1), end: point(at + 4)}]
          }),
      ),
}
const other: Rule = {...noBad, name: 'other-rule', page: () => [], repository: () => []}

function told(text: string, {path = 'page.md', rules = [noBad], settings = {}, today = '2026-06-01'} = {}): string[] {
  const world = smallWorld({files: {[path]: text}, today, settings: {rules: settings}})
  return lint(world, rules).map(({problem: {rule, severity, place, subject, hint}}) =>
    [place.start.line, rule, severity === 'error' ? '' : severity, subject, hint].filter(Boolean).join(' '),
  )
}

const ignore = (what: string) => `<!-- proofbook-ignore ${what} -->`

describe('an ignore', () => {
  it('covers the block behind it, and no more', () => {
    const text = `${ignore('no-bad until 2026-12-31: it moves')}\nbad\nand bad\n\nbad\n`
    expect(told(text)).toEqual(['5 no-bad'])
  })

  it('covers a code block, a table, a list behind it', () => {
    for (const block of ['```sh\nbad\n```', '| a |\n| --- |\n| bad |', '- one\n- bad'])
      expect(told(`${ignore('no-bad until 2026-12-31: it moves')}\n\n${block}\n`)).toEqual([])
  })

  it('covers its own line within a line', () => {
    expect(told(`it is bad ${ignore('no-bad until 2026-06-01: today is still in time')}\n`)).toEqual([])
  })

  it('is none in a code block, in inline code, or of another rule', () => {
    expect(told(`\`\`\`html\n${ignore('no-bad until 2026-12-31: no')}\n\`\`\`\nbad\n`)).toEqual(['4 no-bad'])
    expect(told(`\`${ignore('no-bad until 2026-12-31: no')}\` bad\n`)).toEqual(['1 no-bad'])
    expect(told(`${ignore('other-rule until 2026-12-31: no')}\nbad\n`, {rules: [noBad, other]})).toEqual([
      '1 stale-ignore warning other-rule take it away',
      '2 no-bad',
    ])
  })

  it('covers several rules, and says which of them find nothing', () => {
    const text = `${ignore('no-bad, other-rule until 2026-12-31: both')}\nbad\n`
    expect(told(text, {rules: [noBad, other]})).toEqual(['1 stale-ignore warning other-rule take it away'])
  })

  it('shows again what it covers when its day is past', () => {
    expect(told(`${ignore('no-bad until 2026-05-31: it moves')}\nbad\n`)).toEqual([
      '1 expired-ignore warning mend what it ignores, or give it another day',
      '2 no-bad',
    ])
  })

  it('is stale where nothing is found, but only of rules that were asked', () => {
    const text = `${ignore('no-bad until 2026-12-31: it moves')}\ngood\n`
    expect(told(text)).toEqual(['1 stale-ignore warning no-bad take it away'])
    expect(told(text, {settings: {'stale-ignore': {severity: 'error'}}})).toEqual([
      '1 stale-ignore no-bad take it away',
    ])
    expect(told(text, {settings: {'stale-ignore': {severity: 'off'}}})).toEqual([])
    expect(told(`${ignore('unknown-script until 2026-12-31: it moves')}\ngood\n`)).toEqual([])
  })

  it.each([
    ['', 'dead-link'],
    ['until 2026-12-31: why', 'dead-link'],
    ['no-bad', 'no-bad'],
    ['no-bad: why', 'no-bad'],
    ['no-bad until 2026-12-31', 'no-bad'],
    ['no-bad until 2026-12-31:', 'no-bad'],
    ['no-bad until 2026-02-30: why', 'no-bad'],
    ['no-bad until soon: why', 'no-bad'],
    ['no-bad, other-rule until tomorrow', 'no-bad, other-rule'],
  ])('says what to type instead of: %s', (what, names) => {
    expect(told(`${ignore(what)}\nbad\n`, {rules: [noBad, other]})).toEqual([
      `1 bad-ignore \`proofbook-ignore ${names} until 2027-06-01: why it has to be as it is\``,
      '2 no-bad',
    ])
  })

  it('names the rule that is nearest to an unknown one', () => {
    expect(told(`${ignore('heading-structur until 2026-12-31: why')}\n\ngood\n`)).toEqual([
      '1 bad-ignore heading-structur did you mean `heading-structure`?',
    ])
  })

  it('stands in other files on the line above, or on the same one', () => {
    const path = 'rules/a.yml'
    const why = 'no-bad until 2026-12-31: it moves'
    expect(told(`# proofbook-ignore ${why}\n# more about it\n- bad\n- bad\n`, {path})).toEqual(['4 no-bad'])
    expect(told(`- bad # proofbook-ignore ${why}\n- bad\n`, {path})).toEqual(['2 no-bad'])
    expect(told(`- bad # proofbook-ignore no-bad\n`, {path})).toEqual([
      '1 no-bad',
      '1 bad-ignore `proofbook-ignore no-bad until 2027-06-01: why it has to be as it is`',
    ])
  })

  it('stands in front matter as a comment of it', () => {
    expect(told('---\n# proofbook-ignore no-bad until 2026-12-31: it moves\ntitle: bad\nother: bad\n---\n')).toEqual([
      '4 no-bad',
    ])
  })
})
