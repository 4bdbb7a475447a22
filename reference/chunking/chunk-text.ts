import type {Chunk, Limits, Strategy} from './chunk.ts'

/** The chunks of a text, in order, groups before their leaves. */
export function chunk(text: string, strategy: Strategy, limits: Limits): Chunk[] {
  return strategy.cut(text, limits).map(({start, end, level, parent, headings}, position) => ({
    position,
    level: level ?? 0,
    parent: parent ?? null,
    start,
    end,
    headings: headings ?? [],
    text: text.slice(start, end),
  }))
}
