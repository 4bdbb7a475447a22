import type {Span} from './chunk.ts'
import {beforePair} from './hard-cut.ts'

/** Lets each part begin up to so many characters earlier, at a word, and never before the middle of the one before. */
export function overlap<T extends Span>(text: string, spans: T[], characters: number): T[] {
  return spans.map((span, index) => {
    const before = spans[index - 1]
    if (!before || characters === 0) return span
    const earliest = Math.max(span.start - characters, Math.ceil((before.start + before.end) / 2))
    const gap = text.slice(earliest, span.start).search(/\s\S/)
    const start = gap === -1 ? afterPair(text, earliest) : earliest + gap + 1
    return {...span, start: Math.min(start, span.start)}
  })
}

function afterPair(text: string, offset: number): number {
  return beforePair(text, offset) === offset ? offset : offset + 1
}
