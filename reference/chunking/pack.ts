import type {Span} from './chunk.ts'

/** Joins neighbours, from the front, for as long as they fit into so many characters. */
export function pack(spans: Span[], size: number): Span[] {
  const packed: Span[] = []
  for (const span of spans) {
    const last = packed.at(-1)
    if (last && span.end - last.start <= size) last.end = span.end
    else packed.push({start: span.start, end: span.end})
  }
  return packed
}
