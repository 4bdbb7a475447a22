/** One line of a comparison: `-` only expected, `+` only seen, ` ` both, `…` lines that are not shown. */
export interface DifferenceLine {
  sign: '-' | '+' | ' ' | '…'
  text: string
}

/** Lines of either text that are compared; the table of the comparison has the square of it. */
const compared = 300

/**
 * The line difference between an expected literal and what was seen, with two lines of what is equal around each change
 * and at most `max` lines. In the literal a line `...` stands for any lines, `[..]` for anything within a line. Empty
 * where only the end of the last line differs.
 */
export function difference(expected: string, seen: string, max = 40): DifferenceLine[] {
  const [wanted, found] = [linesOf(expected), linesOf(seen)]
  const all = align(wanted.slice(0, compared), found.slice(0, compared))
  const shown = nearChanges(all)
  const missing = Math.max(wanted.length, found.length) > compared || shown.length > max
  return missing ? [...shown.slice(0, max), {sign: '…', text: 'more lines'}] : shown
}

function linesOf(text: string): string[] {
  return text
    .slice(0, 200_000)
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
}

function align(wanted: string[], found: string[]): DifferenceLine[] {
  const cost = costs(wanted, found)
  const lines: DifferenceLine[] = []
  let [i, j] = [0, 0]
  while (i < wanted.length || j < found.length) {
    const [want, have] = [wanted[i], found[j]]
    const here = cost[i]![j]!
    if (want !== undefined && isGap(want)) {
      if (here === cost[i + 1]![j]) i += 1
      else lines.push({sign: ' ', text: found[j++]!})
    } else if (want !== undefined && have !== undefined && here === cost[i + 1]![j + 1] && matches(want, have)) {
      lines.push({sign: ' ', text: have})
      i += 1
      j += 1
    } else if (want !== undefined && here === 1 + cost[i + 1]![j]!) {
      lines.push({sign: '-', text: want})
      i += 1
    } else {
      lines.push({sign: '+', text: have!})
      j += 1
    }
  }
  return lines
}

/** `cost[i][j]`: how many lines differ between `wanted` from i and `found` from j, at best. */
function costs(wanted: string[], found: string[]): Uint16Array[] {
  const cost = Array.from({length: wanted.length + 1}, () => new Uint16Array(found.length + 1))
  for (let i = wanted.length; i >= 0; i--) {
    for (let j = found.length; j >= 0; j--) {
      const want = wanted[i]
      const have = found[j]
      const [below, right] = [cost[i + 1]?.[j] ?? Infinity, cost[i]![j + 1] ?? Infinity]
      if (want === undefined && have === undefined) continue
      if (want !== undefined && isGap(want)) cost[i]![j] = Math.min(below, right)
      else {
        const both = want !== undefined && have !== undefined && matches(want, have) ? cost[i + 1]![j + 1]! : Infinity
        cost[i]![j] = Math.min(both, below + 1, right + 1)
      }
    }
  }
  return cost
}

function isGap(line: string): boolean {
  return line.trim() === '...'
}

function matches(want: string, have: string): boolean {
  if (want === have) return true
  const parts = want.split('[..]')
  if (parts.length === 1) return false
  const [head, tail] = [parts.shift()!, parts.pop()!]
  if (have.length < head.length + tail.length || !have.startsWith(head) || !have.endsWith(tail)) return false
  let at = head.length
  for (const part of parts) {
    const index = have.indexOf(part, at)
    if (index === -1) return false
    at = index + part.length
  }
  return at <= have.length - tail.length
}

function nearChanges(lines: DifferenceLine[]): DifferenceLine[] {
  const changed = (index: number) => lines[index] !== undefined && lines[index].sign !== ' '
  if (!lines.some((_, index) => changed(index))) return []
  const near = lines.map((_, index) => [-2, -1, 0, 1, 2].some((by) => changed(index + by)))
  return lines.flatMap((line, index): DifferenceLine[] => {
    if (near[index]) return [line]
    return near[index - 1] && near.includes(true, index) ? [{sign: '…', text: ''}] : []
  })
}
