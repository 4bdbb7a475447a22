/**
 * Finds the lines of the paths and methods of an OpenAPI text, when they are asked for in about the order in which they stand: each
 * search starts at the last path that was found, so that a long text is read once.
 */
export function lineFinder(text: string): (path: string, method: string) => number {
  let at = Math.max(0, text.search(/^[ \t]*["']?paths["']?\s*:/m))
  let counted = {at: 0, line: 1}
  const lineAt = (offset: number): number => {
    if (offset < counted.at) counted = {at: 0, line: 1}
    let {line} = counted
    for (let next = text.indexOf('\n', counted.at); next !== -1 && next < offset; next = text.indexOf('\n', next + 1))
      line++
    const start = text.lastIndexOf('\n', offset - 1) + 1
    counted = {at: start, line}
    return line
  }
  let last: {path: string; at: number} | undefined
  return (path, method) => {
    if (last?.path !== path) {
      const found = keyFrom(text, path, at) ?? keyFrom(text, path, 0)
      last = {path, at: found ?? at}
      at = last.at
    }
    return lineAt(keyFrom(text, method, last.at) ?? last.at)
  }
}

/** The offset of a key in JSON or YAML, from an offset on. */
function keyFrom(text: string, key: string, from: number): number | undefined {
  for (let at = text.indexOf(key, from); at !== -1; at = text.indexOf(key, at + 1)) {
    const before = text[at - 1] ?? '\n'
    const after = /^["']?\s*:/.test(text.slice(at + key.length, at + key.length + 8))
    if (after && /[\s"'{,]/.test(before)) return at
  }
  return undefined
}
