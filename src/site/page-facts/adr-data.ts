import {type DecisionFacts, recordFinder, withoutNumber} from '../../decisions/index.ts'
import type {ListedDocument} from '../page-data.ts'
import {decisionGraph} from './decision-graph.ts'
import type {AdrData} from './pages-data.ts'
import type {PagesInput} from './pages-input.ts'

type Decision = ListedDocument & {decision: DecisionFacts}

/** The log of decisions: numbers ascending, what has none behind them; of what supersedes what, both ends say it. */
export function adrData({documents}: PagesInput): AdrData {
  const records = documents
    .filter((document): document is Decision => document.decision !== undefined)
    .toSorted((a, b) => (a.decision.number ?? Infinity) - (b.decision.number ?? Infinity) || 0)
  const find = recordFinder(records.map(({claims: {path, title}, decision: {number}}) => ({path, title, number})))
  const decisions = records.map(({claims, permalink, decision}): AdrData['decisions'][number] => ({
    slug: claims.slug,
    number: decision.number,
    title: withoutNumber(claims.title),
    to: permalink,
    status: decision.status,
    date: decision.date,
    supersedes: [],
    supersededBy: [],
    dangling: [],
    checks: claims.checks.length,
  }))
  const link = (newer: number, older: number) => {
    if (newer === older) return
    const {supersedes} = decisions[newer]!
    if (supersedes.includes(older)) return
    supersedes.push(older)
    decisions[older]!.supersededBy.push(newer)
  }
  for (const [index, {decision}] of records.entries()) {
    for (const [references, newer] of [
      [decision.supersedes, true],
      [decision.supersededBy, false],
    ] as const) {
      for (const reference of references) {
        const other = find(reference)
        if (other === undefined) decisions[index]!.dangling.push(reference)
        else if (newer) link(index, other)
        else link(other, index)
      }
    }
  }
  return {decisions, graph: decisionGraph(decisions)}
}
