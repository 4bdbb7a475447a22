import type {Piece, Strategy} from './chunk.ts'
import {cutAtSeparators} from './cut-at-separators.ts'
import {overlap as withOverlap} from './overlap.ts'

/** Groups of neighbouring leaves: find by the leaf, read the group. */
export const hierarchical: Strategy = {
  name: 'hierarchical',
  summary: 'Groups of four times the size with leaves inside: search finds the leaf, the reader gets the group.',
  cut(text, {size, overlap}) {
    const pieces: Piece[] = []
    for (const group of cutAtSeparators(text, {start: 0, end: text.length}, size * 4)) {
      const parent = pieces.length
      pieces.push({...group, level: 1})
      const leaves = withOverlap(text, cutAtSeparators(text, group, size - overlap), overlap)
      pieces.push(...leaves.map((leaf) => ({...leaf, parent})))
    }
    return pieces
  },
}
