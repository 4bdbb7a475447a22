/**
 * Where each character of the value of a YAML scalar is written: offsets into the text, which ends with the scalar that begins at
 * `start`. An escape stands at its backslash, the blank of a folded line at the end of that line, and blanks at the beginning of a line at
 * its margin. Undefined where it cannot be told.
 */
export function writtenAt(text: string, start: number, value: string): number[] | undefined {
  const mark = /["'|>]/.exec(text[start] ?? '')?.[0] ?? ''
  const isBlock = mark === '|' || mark === '>'
  let at = isBlock ? behindLine(text, start) : start + mark.length
  const offsets: number[] = []
  while (offsets.length < value.length) {
    const wanted = value[offsets.length]!
    const char = text[at]
    // Line ends behind the last line are kept by `|+`, and cut from the scalar.
    if (char === undefined && (!isBlock || wanted !== '\n')) return undefined
    const width = widthAt(text, at, mark)
    if (width > 1 || char === undefined || char === wanted || (char === '\n' && wanted === ' ')) {
      offsets.push(Math.min(at, text.length))
      at += width
    } else if (/\s/.test(char)) at++
    else if (char === '\\' && text[at + 1] === '\n') at += 2
    else return undefined
  }
  return offsets
}

function behindLine(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end === -1 ? text.length : end + 1
}

/** How many characters of the text are one of the value. */
function widthAt(text: string, at: number, mark: string): number {
  if (mark === "'" && text.startsWith("''", at)) return 2
  if (mark !== '"' || text[at] !== '\\' || text[at + 1] === '\n') return 1
  return {x: 4, u: 6}[text[at + 1] ?? ''] ?? 2
}
