import {expect, it} from 'vitest'
import type {Problem} from '../../src/model.ts'
import {evidenceTable, readJudged} from './evidence.ts'
import {scoresOf} from './expected-findings.ts'

function problem(rule: string, line: number, severity: Problem['severity']): Problem {
  const at = {line, column: 1}
  return {rule, severity, reason: 'r', place: {path: 'a.md', start: at, end: at}}
}

it('counts what was judged of a rule, at its own severity and at the other one', () => {
  const problems = [
    problem('dead-link', 1, 'error'),
    problem('dead-link', 2, 'error'),
    problem('dead-link', 3, 'warning'),
  ]
  const judged = new Set(['dead-link'])
  const expected = [{rules: ['dead-link'], path: 'a.md', line: 1}]
  const shown = [
    {collection: 'D1', scores: scoresOf(problems, expected, judged), judged},
    {collection: 'D2', scores: scoresOf(problems, [], new Set()), judged: new Set<string>()},
    {collection: 'D3', scores: new Map(), judged},
  ]
  const at = {collection: 'D2', rule: 'dead-link', path: 'a.md', why: 'w'}
  const byHand = [
    {...at, line: 1, verdict: 'true' as const},
    {...at, line: 2, verdict: 'outside' as const},
    {...at, line: 3, verdict: 'false' as const},
    {...at, line: 4, verdict: 'false' as const},
  ]
  const rules = [
    {name: 'dead-link', severity: 'error' as const},
    {name: 'link-case', severity: 'warning' as const},
  ]
  expect(evidenceTable(rules, shown, byHand)).toBe(
    `| rule | severity | spoke on | judged on | without a false one | errors | warnings |
| --- | --- | ---: | ---: | ---: | --- | --- |
| \`dead-link\` | error | 2 | 3 | 2 | 2 / 1 (1 outside) | 0 / 1 |
| \`link-case\` | warning | 0 | 0 | 0 |  |  |`,
  )
})

it('knows each finding that was judged by hand once, with a reason', () => {
  const judged = readJudged()
  expect(judged.length).toBeGreaterThan(50)
  expect(new Set(judged.map(({collection, rule, path, line}) => `${collection} ${rule} ${path}:${line}`)).size).toBe(
    judged.length,
  )
  expect(judged.filter(({why, verdict}) => why === '' || !['true', 'false', 'outside'].includes(verdict))).toEqual([])
})
