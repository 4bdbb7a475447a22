import type {Span} from './chunk.ts'

/** Parts of at most so many characters, cut wherever the count says, save inside a surrogate pair. */
export function hardCut(text: string, span: Span, size: number): Span[] {
  const parts: Span[] = []
  for (let start = span.start; start < span.end;) {
    const end = Math.min(beforePair(text, start + size), span.end)
    parts.push({start, end})
    start = end
  }
  return parts
}

/** The offset itself, or the one before where it stands between the two halves of a character. */
export function beforePair(text: string, offset: number): number {
  const code = text.charCodeAt(offset)
  const before = text.charCodeAt(offset - 1)
  return code >= 0xdc00 && code <= 0xdfff && before >= 0xd800 && before <= 0xdbff ? offset - 1 : offset
}
