import type {Strategy} from './chunk.ts'
import {beforePair, hardCut} from './hard-cut.ts'

/** Windows of a fixed number of characters. */
export const character: Strategy = {
  name: 'character',
  summary: 'Windows of equal length, wherever they fall: for logs and other text without structure.',
  cut(text, {size, overlap}) {
    const windows = hardCut(text, {start: 0, end: text.length}, size - overlap)
    return windows.map(({start, end}, index) => {
      const before = windows[index - 1]
      if (!before) return {start, end}
      // A window that was cut short for a surrogate pair can be as short as the overlap.
      const earlier = Math.max(start - overlap, before.start + 1)
      return {start: beforePair(text, earlier) === earlier ? earlier : earlier + 1, end}
    })
  },
}
