import type {Chunk} from './chunk.ts'

/** What the leaves are like; sizes in characters, `cleanEnds` in percent. */
export interface Statistics {
  count: number
  smallest: number
  largest: number
  mean: number
  /** Share of the leaves that end where a sentence, a line or the text does. */
  cleanEnds: number
}

/** Counts and measures the leaves of a text. */
export function measure(chunks: Chunk[]): Statistics {
  const leaves = chunks.filter((chunk) => chunk.level === 0)
  const sizes = leaves.map((leaf) => leaf.end - leaf.start)
  const last = leaves.at(-1)
  const clean = leaves.filter((leaf) => leaf === last || /[.!?…。！？:;"'”’)\]]\s*$|\n\s*$/.test(leaf.text.slice(-40)))
  return {
    count: leaves.length,
    smallest: sizes.reduce((least, size) => Math.min(least, size), Infinity),
    largest: sizes.reduce((most, size) => Math.max(most, size), 0),
    mean: Math.round(sizes.reduce((sum, size) => sum + size, 0) / leaves.length),
    cleanEnds: Math.round((clean.length / leaves.length) * 1000) / 10,
  }
}

/** The strategy whose leaves end cleanest; among equals the one with fewest leaves, then the first. */
export function recommend(results: {strategy: string; statistics: Statistics}[]): string {
  const [best] = results.toSorted(
    (one, other) =>
      other.statistics.cleanEnds - one.statistics.cleanEnds || one.statistics.count - other.statistics.count,
  )
  return best!.strategy
}
