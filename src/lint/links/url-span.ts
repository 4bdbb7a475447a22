import type {PageLink, Span} from '../../page.ts'

/** Where the address of a link stands in the text of its page; undefined where it is written otherwise than it reads (escapes, references). */
export function urlSpan(link: PageLink, text: string): Span | undefined {
  const lines = text.split(/\r\n|\n|\r/)
  const {start, end, url, kind} = link
  const source = lines
    .slice(start.line - 1, end.line)
    .map((line, index) => line.slice(0, start.line + index === end.line ? end.column - 1 : undefined))
    .map((line, index) => (index === 0 ? ' '.repeat(start.column - 1) + line.slice(start.column - 1) : line))
    .join('\n')
  const at = kind === 'html' ? source.indexOf(url) : offsetOf(source, url, kind)
  if (url === '' || at === -1) return undefined
  const before = source.slice(0, at).split('\n')
  const point = {line: start.line + before.length - 1, column: before.at(-1)!.length + 1}
  return {start: point, end: {line: point.line, column: point.column + url.length}}
}

/** The last place that opens a destination and goes on with the address. */
function offsetOf(source: string, url: string, kind: PageLink['kind']): number {
  const opening = kind === 'reference' ? ']:' : ']('
  for (let at = source.lastIndexOf(opening); at !== -1; at = at === 0 ? -1 : source.lastIndexOf(opening, at - 1)) {
    const gap = /^[\s>]*<?/.exec(source.slice(at + 2))![0].length
    if (source.startsWith(url, at + 2 + gap)) return at + 2 + gap
  }
  return source.trimStart().replace(/^</, '').startsWith(url) ? source.indexOf(url) : -1
}
