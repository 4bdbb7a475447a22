import type {TextStart} from '../page.ts'

/** Where the lines of a text start: `line` is that of the first one, and `columns` has the column of each. */
export function lineStarts({
  text,
  line,
  columns,
}: {
  text: string
  line: number
  columns: readonly number[]
}): TextStart[] {
  let at = 0
  return text.split('\n').map((one, index) => {
    const start = {at, line: line + index, column: columns[index] ?? 1}
    at += one.length + 1
    return start
  })
}
