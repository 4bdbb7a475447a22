import type {Mutant} from './mutants.ts'

/** The same mutants every time; `PROOFBOOK_SEED` gives others, as `npm run test:nightly` does. */
export const seed = Number(process.env.PROOFBOOK_SEED ?? 20261128)

/** At most so many of each family, by chance, though always the same for a seed. */
export function sample(mutants: Mutant[], most: number): Mutant[] {
  const random = generator(seed)
  const shuffled = mutants.map((mutant) => ({mutant, at: random()})).sort((a, b) => a.at - b.at)
  const counts = new Map<string, number>()
  return shuffled.flatMap(({mutant}) => {
    const count = (counts.get(mutant.family) ?? 0) + 1
    counts.set(mutant.family, count)
    return count <= most ? [mutant] : []
  })
}

/** Mulberry32, by Tommy Ettinger (public domain): numbers from 0 to 1. */
function generator(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
