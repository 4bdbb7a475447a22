import {describe, expect, it} from 'vitest'
import {withFixes} from '../../src/cli/with-fixes.ts'
import {lint, rules} from '../../src/lint/index.ts'
import type {Rule, RuleExample} from '../../src/rule.ts'
import {smallWorld} from '../support/small-world.ts'

const path = 'runbooks/example.md'

function filesOf({files, path: own = path, page}: RuleExample): Record<string, string> {
  return {...files, [own]: page}
}

function found(rule: Rule, example: RuleExample, files = filesOf(example)) {
  const world = smallWorld({...example, files})
  const severity = rule.severity === 'off' ? 'warning' : rule.severity
  const rules = {...world.settings.rules, [rule.name]: {severity, ...world.settings.rules[rule.name]}}
  return lint({...world, settings: {...world.settings, rules}}, [rule]).filter(
    ({problem}) => problem.rule === rule.name,
  )
}

function told(rule: Rule, example: RuleExample): string[] {
  return found(rule, example).map(({problem: {place, subject}}) => {
    const file = place.path === (example.path ?? path) ? '' : `${place.path}:`
    return `${file}${place.start.line}:${place.start.column}${subject === undefined ? '' : ` ${subject}`}`
  })
}

describe.each(rules.map((rule) => [rule.name, rule] as const))('%s', (name, rule) => {
  it('says what it is for', () => {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/)
    for (const text of [rule.about, rule.why, rule.remedy]) expect(text).toMatch(/^\S.*\S$/s)
    expect(rule.about).not.toMatch(/\.$/)
    expect(rule.good.length * rule.bad.length).toBeGreaterThan(0)
    expect(rule.page ?? rule.repository).toBeDefined()
  })

  it.each(rule.good.map((example) => [example.shows, example] as const))('is silent: %s', (_, example) => {
    expect(told(rule, example)).toEqual([])
  })

  it.each(rule.bad.map((example) => [example.shows, example] as const))('speaks: %s', (_, example) => {
    expect(told(rule, example)).toEqual(example.finds)
    for (const {problem} of found(rule, example)) {
      expect(problem.reason).toMatch(/^Unexpected .*[^.]$/s)
      expect(problem.place.end.line).toBeGreaterThanOrEqual(problem.place.start.line)
    }
  })

  const mended = rule.bad.filter(({fixed}) => fixed !== undefined)
  if (mended.length === 0) return
  it('mends what it is certain of', () => {
    for (const example of mended) {
      const mending = found(rule, example).filter(({fix}) => fix)
      const [file, ...others] = new Set(mending.map(({problem}) => problem.place.path))
      const files = filesOf(example)
      const {text} = withFixes(
        files[file!]!,
        mending.map(({fix}) => fix!),
      )
      expect([text, others]).toEqual([example.fixed, []])
      expect(found(rule, example, {...files, [file!]: text})).toEqual([])
    }
  })

  it('is silent about a page with nothing on it, and total on odd ones', () => {
    for (const page of ['', '---\ntitle: [1\n---\n', '```sh\n"${\n```\n`a \\` [x](', '\0\r\n<a name=>\u2028'])
      expect(() => found(rule, {shows: '', page})).not.toThrow()
  })
})
