/**
 * A text in which nothing acts or hides: control sequences as their pictures (`␛`), marks that turn the direction of text or have no
 * width as `⟨U+202E⟩`. Tabs and ends of lines stay.
 */
export function visibleText(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(hidden, named)
}

const hidden = /(?![\t\n])\p{Cc}|[\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu

function named(mark: string): string {
  const code = mark.charCodeAt(0)
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  return code === 0x7f ? '␡' : `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`
}
