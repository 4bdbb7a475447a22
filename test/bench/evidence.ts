import {readFileSync} from 'node:fs'
import {resolve} from 'node:path'
import type {Problem} from '../../src/model.ts'
import type {Rule} from '../../src/rule.ts'
import type {Score} from './expected-findings.ts'

/** A finding that somebody looked at; `why` in a clause. */
export interface Judged {
  collection: string
  rule: string
  path: string
  line: number
  /** `outside`: right of the collection, whose origin has what is missing in it. */
  verdict: 'true' | 'false' | 'outside'
  why: string
}

/** What was judged by hand: findings of which the collections themselves do not speak. */
export function readJudged(): Judged[] {
  return JSON.parse(readFileSync(resolve('test/bench/judged-findings.json'), 'utf8')) as Judged[]
}

/** What a collection shows of the rules. */
export interface Shown {
  collection: string
  scores: ReadonlyMap<string, Score>
  /** The rules of whose matter the collection says what is to be found. */
  judged: ReadonlySet<string>
}

type Counts = Record<Judged['verdict'], number>

/** Every rule with what has been judged of it. */
export function evidenceTable(
  rules: readonly Pick<Rule, 'name' | 'severity'>[],
  shown: Shown[],
  byHand: Judged[],
): string {
  const rows = rules.map(({name, severity}) => {
    const seen = shown.map(({collection, scores, judged}) => {
      const score = scores.get(name)
      const counts = score && {
        error: countsOf(score, 'error', collection, byHand),
        warning: countsOf(score, 'warning', collection, byHand),
      }
      const own = counts?.[severity === 'off' ? 'warning' : severity]
      return {
        spoke: score !== undefined && findingsOf(score).length > 0,
        judged: judged.has(name) || (own !== undefined && own.true + own.false > 0),
        isFree: (own?.false ?? 0) === 0,
        counts,
      }
    })
    const judged = seen.filter((one) => one.judged)
    const cells = [
      `\`${name}\``,
      severity,
      seen.filter(({spoke}) => spoke).length,
      judged.length,
      judged.filter(({isFree}) => isFree).length,
      ...(['error', 'warning'] as const).map((level) => cell(seen.flatMap(({counts}) => counts?.[level] ?? []))),
    ]
    return `| ${cells.join(' | ')} |`
  })
  return [
    '| rule | severity | spoke on | judged on | without a false one | errors | warnings |',
    '| --- | --- | ---: | ---: | ---: | --- | --- |',
    ...rows,
  ].join('\n')
}

function countsOf(score: Score, level: Problem['severity'], collection: string, byHand: Judged[]): Counts {
  const counts = {true: 0, false: 0, outside: 0}
  const of = (problems: Problem[]) => problems.filter(({severity}) => severity === level)
  counts.true += of(score.found).length
  counts.false += of(score.wrong).length
  for (const {rule, place} of of([...score.unjudged, ...score.warnings])) {
    const judged = byHand.find(
      (one) =>
        one.collection === collection && one.rule === rule && one.path === place.path && one.line === place.start.line,
    )
    if (judged) counts[judged.verdict]++
  }
  return counts
}

function findingsOf({found, wrong, unjudged, warnings}: Score): Problem[] {
  return [...found, ...wrong, ...unjudged, ...warnings]
}

/** `true / false`, and what is right of the collection only; empty where nothing was judged. */
function cell(counts: Counts[]): string {
  const sum = (verdict: Judged['verdict']) => counts.reduce((total, one) => total + one[verdict], 0)
  const outside = sum('outside')
  if (sum('true') + sum('false') + outside === 0) return ''
  return `${sum('true')} / ${sum('false')}${outside > 0 ? ` (${outside} outside)` : ''}`
}
