import type {Json} from '../model.ts'
import {quote} from '../util/describe.ts'
import type {Fault} from '../util/fault.ts'
import {didYouMean} from '../util/nearest.ts'
import {fault} from './fault.ts'

/** A check among those of its document: its id, where that can be told, and the ids it needs. */
export interface Needing {
  name?: string
  needs: Json[]
}

/** For each check of a document, in order, what is wrong with the checks it needs. */
export function checkNeeds(checks: readonly Needing[], order: 'written' | 'any'): Fault[][] {
  const indexes = new Map<string, number>()
  for (const [index, {name}] of checks.entries()) if (name !== undefined && !indexes.has(name)) indexes.set(name, index)
  const edges = checks.map(({needs}) =>
    needs.flatMap((need) => (typeof need === 'string' ? (indexes.get(need) ?? []) : [])),
  )
  return checks.map(({name, needs}, index) =>
    needs.flatMap((need, at): Fault[] => {
      if (typeof need !== 'string') return []
      const path = ['needs', at]
      const found = indexes.get(need)
      if (found === undefined) {
        const others = [...indexes.keys()].filter((other) => other !== name)
        const hint = didYouMean(need, others) ?? 'checks need checks of the same document'
        return [
          fault('unknown-need', path, `Unexpected ${quote(need)}, expected the id of a check in this document`, {
            hint,
            within: need,
          }),
        ]
      }
      const cycle = wayBack(edges, found, index)
      if (cycle) {
        const ids = [index, ...cycle].map((one) => quote(checks[one]!.name ?? '')).join(' → ')
        return [fault('needs-cycle', path, `Unexpected cycle ${ids}, expected no check to need itself`, {within: need})]
      }
      if (order === 'any' || found < index) return []
      const reason = `Unexpected ${quote(need)}, which comes later, expected a check above this one`
      return [fault('needs-later', path, reason, {hint: 'checks run in the order they are written', within: need})]
    }),
  )
}

/** The checks that each check needs, directly or through others, as indexes; a cycle ends where it began. */
export function allNeeds(checks: readonly Needing[], index: number): Set<number> {
  const reached = new Set<number>()
  const pending = [index]
  for (let one = pending.pop(); one !== undefined; one = pending.pop()) {
    for (const need of checks[one]!.needs) {
      const found = checks.findIndex(({name}) => name === need)
      if (found === -1 || reached.has(found)) continue
      reached.add(found)
      pending.push(found)
    }
  }
  return reached
}

/** The shortest way along the edges from one check to another, both included. */
function wayBack(edges: number[][], from: number, to: number): number[] | undefined {
  const cameFrom = new Map<number, number | undefined>([[from, undefined]])
  for (const one of cameFrom.keys()) {
    if (one === to) {
      const way = [one]
      for (let step = cameFrom.get(one); step !== undefined; step = cameFrom.get(step)) way.unshift(step)
      return way
    }
    for (const next of edges[one]!) if (!cameFrom.has(next)) cameFrom.set(next, one)
  }
  return undefined
}
