import type {Browser} from 'playwright-core'
import {type Visited, visitPage} from './visit-page.ts'

/** Two pages of the same text: without Proofbook, and with it. */
export type Pair<Value> = Record<'stock' | 'ours', Value>

/** Visits two pages in turn, so that what else the machine does meets both, and gives the median of everything; the first round is not counted. */
export async function visitInTurn(
  browser: Browser,
  urls: Pair<string>,
  {rounds, isSlow}: {rounds: number; isSlow?: boolean},
): Promise<Pair<Visited>> {
  const seen: Pair<Visited[]> = {stock: [], ours: []}
  for (let round = 0; round <= rounds; round++) {
    for (const name of ['stock', 'ours'] as const) {
      const visited = await visitPage(browser, urls[name], {isSlow})
      if (round > 0) seen[name].push(visited)
    }
  }
  return {stock: mediansOf(seen.stock), ours: mediansOf(seen.ours)}
}

function mediansOf(visits: Visited[]): Visited {
  const of = (key: keyof Visited) => median(visits.map((visit) => visit[key]))
  return {
    named: of('named'),
    script: of('script'),
    readableMs: of('readableMs'),
    aliveMs: of('aliveMs'),
    scriptingMs: of('scriptingMs'),
  }
}

/** The middle one of some numbers. */
export function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN
}
