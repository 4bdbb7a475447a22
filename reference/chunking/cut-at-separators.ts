import type {Span} from './chunk.ts'
import {hardCut} from './hard-cut.ts'
import {pack} from './pack.ts'

/** Parts of at most so many characters, cut at the strongest separators that make them fit: paragraph to word. */
export function cutAtSeparators(text: string, span: Span, size: number, strength = 0): Span[] {
  if (span.end - span.start <= size) return [span]
  const separator = separators[strength]
  if (!separator) return hardCut(text, span, size)
  const parts = cutBehind(text, span, separator)
  return pack(
    parts.flatMap((part) => cutAtSeparators(text, part, size, strength + 1)),
    size,
  )
}

/** The sentences of a stretch, each with the space behind it. */
export function cutIntoSentences(text: string, span: Span): Span[] {
  return cutBehind(text, span, sentence).flatMap((part) => cutBehind(text, part, paragraph))
}

// None of them can look at a character more than twice, whatever the text.
const paragraph = /\n[^\S\n]*\n\s*/g
const sentence = /[.!?…]["'”’)\]]?\s+|[。！？]/g
const separators = [paragraph, /\n/g, sentence, /\s+/g]

function cutBehind(text: string, span: Span, separator: RegExp): Span[] {
  const parts: Span[] = []
  let start = span.start
  for (const match of text.slice(span.start, span.end).matchAll(separator)) {
    const end = span.start + match.index + match[0].length
    parts.push({start, end})
    start = end
  }
  if (start < span.end) parts.push({start, end: span.end})
  return parts
}
