import type {TargetProofs} from '../../proof.ts'
import {sayDuration} from './say-time.ts'

type Run = TargetProofs['trend'][string][number]

/** A trend as lines of an SVG of {@link trendSize}: runs that passed stand above the line, the others hang below it. */
export interface Trend {
  passed: string
  others: string
  words: string
}

export const trendSize = {width: 90, height: 16, line: 11}

/** The last thirty runs, the newest on the right; undefined for fewer than two. */
export function trendOf(runs: Run[] = []): Trend | undefined {
  const last = runs.slice(-30)
  if (last.length < 2) return undefined
  const slowest = Math.max(1, ...last.map(({durationMs}) => durationMs))
  const bars = {passed: '', others: ''}
  last.forEach(({status, durationMs}, i) => {
    const x = (30 - last.length + i) * 3 + 1
    const up = Math.max(1, Math.round((durationMs / slowest) * (trendSize.line - 1)))
    if (status === 'passed') bars.passed += `M${x} ${trendSize.line}v-${up}`
    else bars.others += `M${x} ${trendSize.line}v5`
  })
  return {...bars, words: `Last ${last.length} runs: ${counted(last)}; slowest ${sayDuration(slowest)}`}
}

function counted(runs: Run[]): string {
  const words = (['passed', 'failed', 'errored', 'skipped'] as const).flatMap((status) => {
    const count = runs.filter((run) => run.status === status).length
    return count > 0 ? [`${count} ${status}`] : []
  })
  return words.join(', ')
}
