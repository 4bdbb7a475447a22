import {displayWidth, splitAtWidth} from './display-width.ts'

/** The lines of a neutralised text, none wider than `width` columns: broken at spaces, long words where they must be. */
export function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, Math.max(2, width)))
}

function wrapLine(line: string, width: number): string[] {
  if (displayWidth(line) <= width) return [line]
  const lines: string[] = []
  let current = ''
  for (const word of line.split(' ')) {
    const joined = current === '' ? word : `${current} ${word}`
    if (displayWidth(joined) <= width) {
      current = joined
      continue
    }
    if (current !== '') lines.push(current.trimEnd())
    let rest = word
    while (displayWidth(rest) > width) {
      const [head, tail] = splitAtWidth(rest, width)
      lines.push(head)
      rest = tail
    }
    current = rest
  }
  return [...lines, current]
}
