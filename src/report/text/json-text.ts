/**
 * JSON that is plain in any surroundings: what a terminal, a log, an HTML page or a JavaScript string could take for
 * more than text is escaped, so it is the same value for every parser.
 */
export function jsonText(value: unknown, indent = 0): string {
  const text = JSON.stringify(value, undefined, indent)
  return text.replace(special, (found) => found.replace(/./gsu, escape))
}

/** All of these stand inside strings only; JSON.stringify has already escaped C0 controls and lone surrogates. */
const special = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufffe\uffff]|<(?=[/!])|#(?=#[a-z]*\[)/giu

function escape(character: string): string {
  if (character === '\n') return character
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')
}
