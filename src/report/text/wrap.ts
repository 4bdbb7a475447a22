import {displayWidth, splitAtWidth} from './display-width.ts'

/** The lines of a neutralised text, none wider than `width` columns: broken at spaces, long words where they must be. */
export function wrap(text: string, width: number): string[] {
  return text
    .split('\n')
    .flatMap((line) => wrapLine(line, Math.max(2, width)))
    .map((line) => line.trimEnd())
}

function wrapLine(line: string, width: number): string[] {
  if (displayWidth(line) <= width) return [line]
  const lines: string[] = []
  let current = ''
  let taken = 0
  for (const word of line.split(' ')) {
    const columns = displayWidth(word)
    if (current !== '' && taken + 1 + columns <= width) {
      current += ` ${word}`
      taken += 1 + columns
      continue
    }
    if (current !== '') lines.push(current)
    current = word
    while (displayWidth(current) > width) {
      const [head, tail] = splitAtWidth(current, width)
      lines.push(head)
      current = tail
    }
    taken = displayWidth(current)
  }
  return [...lines, current]
}
