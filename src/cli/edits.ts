/** Lines `first` to `last` of a document (from 1, both included) become `lines`. */
export interface Edit {
  first: number
  last: number
  lines: string[]
}

/** The text with its edits made, line ends kept as they are, and the unified diff without context. */
export function applyEdits(text: string, edits: Edit[]): {text: string; diff: string} {
  const end = text.includes('\r\n') ? '\r\n' : '\n'
  const lines = text.split(/\r?\n/)
  let diff = ''
  let shift = 0
  for (const edit of edits.toSorted((a, b) => a.first - b.first)) {
    const {first, last, lines: added} = trimmed(edit, lines, shift)
    const removed = lines.splice(first - 1 + shift, last - first + 1, ...added)
    diff += `@@ -${first},${removed.length} +${first + shift},${added.length} @@\n`
    diff += [...removed.map((line) => `-${line}\n`), ...added.map((line) => `+${line}\n`)].join('')
    shift += added.length - removed.length
  }
  return {text: lines.join(end), diff}
}

/** The edit without the lines that it leaves as they are. */
function trimmed({first, last, lines: added}: Edit, lines: string[], shift: number): Edit {
  const old = lines.slice(first - 1 + shift, last + shift)
  let top = 0
  while (top < Math.min(old.length, added.length) && old[top] === added[top]) top++
  let bottom = 0
  while (bottom < Math.min(old.length, added.length) - top && old.at(-1 - bottom) === added.at(-1 - bottom)) bottom++
  return {first: first + top, last: last - bottom, lines: added.slice(top, added.length - bottom)}
}
