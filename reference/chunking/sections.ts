import type {Span} from './chunk.ts'

/** A stretch of Markdown under one heading. */
export interface Section extends Span {
  /** The headings above it, outermost first, its own last. */
  headings: string[]
}

/** The sections of a Markdown text: cut before each ATX heading that does not stand inside a code fence. */
export function cutIntoSections(text: string): Section[] {
  const sections: Section[] = [{start: 0, end: text.length, headings: []}]
  const path: (string | undefined)[] = []
  for (const line of linesOutsideFences(text)) {
    const heading = /^ {0,3}(#{1,6})[ \t]+(.*)$/.exec(line.text)
    if (!heading) continue
    const depth = heading[1]!.length
    path.length = depth - 1
    path[depth - 1] = heading[2]!.replace(/[ \t]+#*[ \t]*$/, '').trim()
    sections.at(-1)!.end = line.start
    sections.push({start: line.start, end: text.length, headings: path.filter((title) => title !== undefined)})
  }
  return sections.filter((section) => section.end > section.start)
}

/** The blocks of a stretch of Markdown: cut behind each empty line that does not stand inside a code fence. */
export function cutIntoBlocks(text: string, span: Span): Span[] {
  const blocks: Span[] = []
  let start = span.start
  for (const line of linesOutsideFences(text.slice(span.start, span.end))) {
    const end = span.start + line.end
    if (line.text.trim() !== '') continue
    blocks.push({start, end})
    start = end
  }
  if (start < span.end) blocks.push({start, end: span.end})
  return blocks
}

interface Line extends Span {
  text: string
}

function* linesOutsideFences(text: string): Generator<Line> {
  let fence: string | undefined
  for (let start = 0; start < text.length;) {
    const feed = text.indexOf('\n', start)
    const end = feed === -1 ? text.length : feed + 1
    const line = text.slice(start, feed === -1 ? end : feed)
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]
    if (fence === undefined) {
      if (mark) fence = mark
      else yield {start, end, text: line}
    } else if (mark?.startsWith(fence) && line.trim() === mark) fence = undefined
    start = end
  }
}
