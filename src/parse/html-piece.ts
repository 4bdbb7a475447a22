import type {PageLink, Piece, Span} from '../page.ts'

/** What a piece of HTML in a Markdown text says. */
export interface HtmlReading {
  links: PageLink[]
  /** Fragments that `id=` and `<a name=` make. */
  ids: string[]
  /** Text of whole `<h1>`…`<h6>` elements. */
  headings: string[]
  comments: Piece[]
}

/** Reads one HTML node of a Markdown tree; `lines` are those of the page. */
export function readHtml(html: Piece, lines: string[]): HtmlReading {
  const reading: HtmlReading = {links: [], ids: [], headings: [], comments: []}
  for (const match of html.text.matchAll(/<!--([\s\S]*?)(?:-->|$)/g))
    reading.comments.push({text: match[1]!.trim(), ...spanIn(html, lines, match.index, match[0].length)})
  // Comments keep their length, so that places behind them stay right.
  const text = html.text.replace(/<!--[\s\S]*?(?:-->|$)/g, (comment) => comment.replace(/[^\n]/g, ' '))
  for (const tag of text.matchAll(
    /<([a-z][\w-]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*\/?>/gi,
  )) {
    const name = tag[1]!.toLowerCase()
    for (const attribute of tag[2]!.matchAll(/\s([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/g)) {
      const key = attribute[1]!.toLowerCase()
      const value = unescaped(attribute[2] ?? attribute[3] ?? attribute[4] ?? '').trim()
      if (key === 'id' || (key === 'name' && name === 'a')) reading.ids.push(value)
      if ((key === 'href' && name === 'a') || (key === 'src' && /^(?:img|video|audio|source)$/.test(name))) {
        const at =
          tag.index +
          1 +
          name.length +
          attribute.index +
          attribute[0].indexOf(attribute[2] ?? attribute[3] ?? attribute[4] ?? '', attribute[1]!.length)
        reading.links.push({kind: 'html', url: value, text: '', ...spanIn(html, lines, at, value.length)})
      }
    }
  }
  for (const [, , content] of text.matchAll(/<(h[1-6])(?:\s[^>]*)?>([\s\S]*?)<\/\1\s*>/gi))
    reading.headings.push(
      unescaped(content!.replace(/<[^>]*>/g, ''))
        .replace(/\s+/g, ' ')
        .trim(),
    )
  return reading
}

/** The place of a stretch of an HTML node; in a quote or a list, what stands before each of its lines is not in its text. */
function spanIn({text, start}: Piece, lines: string[], offset: number, length: number): Span {
  const pointAt = (at: number) => {
    const before = text.slice(0, at).split('\n')
    const line = start.line + before.length - 1
    const column = before.at(-1)!.length
    if (before.length === 1) return {line, column: start.column + column}
    const whole = text.split('\n')[before.length - 1]!
    const margin = Math.max(0, (lines[line - 1] ?? '').indexOf(whole.trimEnd()))
    return {line, column: margin + column + 1}
  }
  return {start: pointAt(offset), end: pointAt(offset + length)}
}

function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name]!)
}

const entities: Record<string, string> = {amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'"}
