import type {TargetProofs} from '../../proof.ts'
import {sayDuration} from './say-time.ts'

/** A trend as two paths in a box of 90 × 16: runs that passed stand above the line, the others hang below it. */
export interface Trend {
  passed: string
  others: string
  words: string
}

/** The last thirty runs, the newest on the right; undefined for fewer than two. */
export function trendOf(runs: TargetProofs['trend'][string] = []): Trend | undefined {
  const last = runs.slice(-30)
  if (last.length < 2) return undefined
  const slowest = Math.max(1, ...last.map(({durationMs}) => durationMs))
  const counts: Record<string, number> = {}
  const bars = {passed: '', others: ''}
  last.forEach(({status, durationMs}, i) => {
    const x = (30 - last.length + i) * 3 + 1
    counts[status] = (counts[status] ?? 0) + 1
    if (status === 'passed') bars.passed += `M${x} 11v-${Math.ceil((durationMs / slowest) * 10) || 1}`
    else bars.others += `M${x} 11v5`
  })
  const counted = Object.keys(counts).map((status) => `${counts[status]} ${status}`)
  return {...bars, words: `Last ${last.length} runs: ${counted.join(', ')}; slowest ${sayDuration(slowest)}`}
}
