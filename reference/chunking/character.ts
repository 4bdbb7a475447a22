import type {Strategy} from './chunk.ts'
import {beforePair, hardCut} from './hard-cut.ts'

/** Windows of a fixed number of characters. */
export const character: Strategy = {
  name: 'character',
  summary: 'Windows of equal length, wherever they fall: for logs and other text without structure.',
  cut: (text, {size, overlap}) =>
    hardCut(text, {start: 0, end: text.length}, size - overlap).map(({start, end}, index) => {
      const earlier = index === 0 ? start : start - overlap
      // A pair that would be parted goes with the window before.
      return {start: beforePair(text, earlier) === earlier ? earlier : earlier + 1, end}
    }),
}
