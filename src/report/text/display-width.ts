/** How many columns of a terminal a neutralised text takes: two for East Asian wide characters and emoji (UAX 11). */
export function displayWidth(text: string): number {
  if (narrow.test(text)) return text.length
  let width = 0
  for (const {segment} of segments(text)) width += wide.test(segment) ? 2 : 1
  return width
}

/** Latin letters, punctuation, lines, and the marks that we set: one column each. */
const narrow = /^[\x20-\x7e\xa0-\xac\xae-\u02ff\u2010-\u2027\u2500-\u257f✓✗⋮⏎]*$/

/** Made when it is first needed, which takes 5 ms. */
let graphemes: Intl.Segmenter | undefined

function segments(text: string): Intl.Segments {
  graphemes ??= new Intl.Segmenter('en', {granularity: 'grapheme'})
  return graphemes.segment(text)
}

const wide =
  /^(?![\uff61-\uffdc])[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|\ufe0f/u

/** The longest beginning of a neutralised text that fits into `width` columns, and the rest of it. */
export function splitAtWidth(text: string, width: number): [string, string] {
  let taken = 0
  for (const {segment, index} of segments(text)) {
    taken += wide.test(segment) ? 2 : 1
    if (taken > width) return [text.slice(0, index), text.slice(index)]
  }
  return [text, '']
}

/** A neutralised text in at most `width` columns; it ends with `…` where something is missing. */
export function fit(text: string, width: number): string {
  if (displayWidth(text) <= width) return text
  return `${splitAtWidth(text, Math.max(0, width - 1))[0]}…`
}

/** A neutralised text, filled up with spaces to `width` columns. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)))
}
