/** A line of a Makefile that is no recipe, with what continues it; `line` is where it starts, from 1. */
export interface MakeLine {
  text: string
  line: number
}

/** The lines of a Makefile that make reads as rules, variables and directives: without recipes, comments and bodies of `define`. */
export function makeLines(text: string): MakeLine[] {
  const lines = text.split(/\r\n|\n|\r/)
  const found: MakeLine[] = []
  let depth = 0
  for (let index = 0; index < lines.length; index++) {
    const line = index + 1
    let joined = lines[index]!
    while (/(?:^|[^\\])(?:\\\\)*\\$/.test(joined) && index + 1 < lines.length)
      joined = `${joined.slice(0, -1)} ${lines[++index]!.trimStart()}`
    if (joined.startsWith('\t')) continue
    const word = /^ *(?:override +|export +)?(define|endef)\b/.exec(joined)?.[1]
    if (word === 'define') depth++
    if (word === undefined && depth === 0) {
      const plain = joined.replace(/(^|[^\\])#.*$/s, '$1').trimEnd()
      if (plain.trim() !== '') found.push({text: plain.trimStart(), line})
    }
    if (word === 'endef') depth = Math.max(0, depth - 1)
  }
  return found
}
