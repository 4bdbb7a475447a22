import type {VerificationState} from '../../proof.ts'
import {toothlessOn} from './toothless-on.ts'
import {statesWorstFirst} from './states-worst-first.ts'

interface Row {
  slug: string
  title: string
  owner?: string
  service?: string
  states: Record<string, VerificationState>
  toothless?: Record<string, number>
}

/**
 * The rows that hold every word, and are in the state on the target (empty: any), those in the worst state first; `toothless`
 * stands for those with a check that cannot fail, whatever their state.
 */
export function filterRows<One extends Row>(
  rows: One[],
  {text, state, target}: {text: string; state: string; target: string},
): One[] {
  const words = text.toLowerCase().split(/\s+/)
  const ranked = rows.flatMap((row, i) => {
    const all = [row.title, row.slug, row.owner, row.service].join('\n').toLowerCase()
    const states = Object.keys(row.states).filter((name) => target === '' || name === target)
    const found = states.map((name) => row.states[name]!)
    const isWanted =
      target === '' && state === ''
        ? true
        : state === ''
          ? found.length > 0
          : state === 'toothless'
            ? states.some((name) => toothlessOn(row, name) > 0)
            : found.includes(state as VerificationState)
    if (!isWanted || !words.every((word) => all.includes(word))) return []
    return [{row, i, rank: Math.min(...found.map((one) => statesWorstFirst.indexOf(one)), statesWorstFirst.length)}]
  })
  return ranked.sort((a, b) => a.rank - b.rank || a.i - b.i).map(({row}) => row)
}
