import type {CheckBlock} from '../document.ts'
import type {Fence} from './outline.ts'
import type {TextLines} from './text-lines.ts'

/** The content of a closed fence, and for each of its lines the column at which it starts in the text. */
export function fenceBody({start, end, value}: Fence, {lines}: TextLines): Pick<CheckBlock, 'body' | 'columns'> {
  const count = end.line - start.line - 1
  if (count === 0) return {body: '', columns: []}
  return {body: value, columns: columnsOf(value, lines, start.line + 1)}
}

/** For each line of a content, the column at which it starts in the text; `first` is the line of the text that the content starts on. */
export function columnsOf(content: string, lines: string[], first: number): number[] {
  return content.split('\n').map((line, index) => columnOf(line, lines[first - 1 + index] ?? ''))
}

/** The column at which the end of a line of the text starts that is a line of the content. */
function columnOf(content: string, line: string): number {
  if (line.endsWith(content)) return line.length - content.length + 1
  // Markdown split a tab into blanks, some of which belong to what contains the fence: the content starts within that tab.
  let same = 0
  while (content.at(-1 - same) === line.at(-1 - same)) same++
  return line.length - same
}
