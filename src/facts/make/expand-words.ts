/** How deep variables may name variables. */
const depthLimit = 20
/** No Makefile names so many things on a line. */
const lengthLimit = 50_000

/**
 * The words that a text of a Makefile stands for, as far as plain variables, `$(VAR:%=x-%)`, `addprefix` and `addsuffix` tell; what cannot
 * be told without running make keeps its `$`.
 */
export function expandWords(text: string, variables: ReadonlyMap<string, string>): string[] {
  return expand(text, variables, 0).split(/\s+/).filter(Boolean)
}

function expand(text: string, variables: ReadonlyMap<string, string>, depth: number): string {
  if (depth > depthLimit || !text.includes('$')) return text
  let made = ''
  for (let at = 0; at < text.length && made.length < lengthLimit;) {
    const open = text[at] === '$' && /[({]/.test(text[at + 1] ?? '') ? at + 2 : -1
    if (open === -1) {
      made += text[at++]
      continue
    }
    const end = closing(text, open)
    made += reference(text.slice(open, end), variables, depth) ?? text.slice(at, end + 1).replace(/\s+/g, '')
    at = end + 1
  }
  return made
}

/** What stands between the brackets of `$(…)`; undefined where only make knows. */
function reference(inside: string, variables: ReadonlyMap<string, string>, depth: number): string | undefined {
  const value = (name: string) => {
    const written = variables.get(name)
    return written === undefined ? undefined : expand(written, variables, depth + 1)
  }
  if (/^[\w.-]+$/.test(inside)) return value(inside)
  const swap = /^([\w.-]+):([^=%\s]*)(%?)([^=%\s]*)=([^%\s]*)(%?)([^%\s]*)$/.exec(inside)
  if (swap) {
    const [, name, head, hasStem, tail, before, keepsStem, after] = swap as unknown as string[]
    return value(name!)
      ?.split(/\s+/)
      .filter(Boolean)
      .map((word) => {
        const [start, stop] = hasStem ? [head!, tail!] : ['', head!]
        if (!word.startsWith(start) || !word.endsWith(stop)) return word
        const stem = word.slice(start.length, word.length - stop.length)
        return hasStem ? `${before}${keepsStem ? stem : ''}${after}` : `${stem}${before}`
      })
      .join(' ')
  }
  const call = /^(addprefix|addsuffix)\s+([^,$\s]+)\s*,(.*)$/s.exec(inside)
  if (!call) return undefined
  const [, name, part, list] = call as unknown as string[]
  const words = expand(list!, variables, depth + 1)
    .split(/\s+/)
    .filter(Boolean)
  return words.map((word) => (name === 'addprefix' ? `${part}${word}` : `${word}${part}`)).join(' ')
}

/** The position of the bracket that closes the one before `from`; the end where none does. */
function closing(text: string, from: number): number {
  const [opens, closes] = text[from - 1] === '(' ? ['(', ')'] : ['{', '}']
  let depth = 1
  for (let at = from; at < text.length; at++) {
    if (text[at] === opens) depth++
    else if (text[at] === closes && --depth === 0) return at
  }
  return text.length
}
