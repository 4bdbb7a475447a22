/**
 * A text that cannot steer a terminal, nor reorder or hide what stands beside it: control and invisible format
 * characters, the bidirectional ones among them, and lone surrogates are spelled (`\u001b`). `\n` stays, `\r\n`
 * becomes `\n`. Joiners stay behind a character that is not ASCII, because emoji and some scripts need them.
 */
export function neutralise(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(unsafe, spell)
}

const unsafe = /(?!\n|(?<=[^\0-\x7f])[\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]/gu

/** A character as a programmer would write it: `\t`, `\u001b`, `\u{e0001}`. */
export function spell(character: string): string {
  if (character === '\t') return '\\t'
  if (character === '\r') return '\\r'
  const hex = character.codePointAt(0)!.toString(16)
  return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`
}
