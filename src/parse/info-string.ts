/** A stretch of an info string; `start` and `end` are offsets into it. */
export interface Stretch {
  start: number
  end: number
}

/** What an info string says. */
export interface Info {
  words: (Stretch & {text: string})[]
  options: (Stretch & {name: string; value: string})[]
  faults: (Stretch & {reason: string})[]
}

/** Nobody writes more in one line, and nobody could read it. */
const limit = 10_000

/**
 * Reads an info string as written; the escapes of Markdown mean nothing here, so that a regular expression keeps its backslashes.
 * Options are `key=value`; a value is bare (up to the next blank), in `"` or `'`, or a `/regular expression/` that may hold blanks.
 */
export function readInfo(info: string): Info {
  const found: Info = {words: [], options: [], faults: []}
  if (info.length > limit) {
    const reason = `Unexpected ${info.length} characters behind the opening mark, expected at most ${limit}`
    return {...found, faults: [{reason, start: 0, end: info.length}]}
  }
  for (let start = skipBlanks(info, 0); start < info.length;) {
    start = skipBlanks(info, readWord(info, start, found))
  }
  return found
}

function skipBlanks(info: string, at: number): number {
  while (info[at] === ' ' || info[at] === '\t') at++
  return at
}

function wordAt(info: string, start: number): string {
  return /^[^ \t]*/.exec(info.slice(start))![0]
}

/** Reads a word or an option; gives the offset behind it. */
function readWord(info: string, start: number, {words, options, faults}: Info): number {
  const text = wordAt(info, start)
  const name = /^[^=]*(?==)/.exec(text)?.[0]
  if (name === undefined) {
    words.push({text, start, end: start + text.length})
    return start + text.length
  }
  const {value, end, fault} = readValue(info, start + name.length + 1)
  if (fault !== undefined) faults.push({reason: fault, start, end})
  if (name === '') faults.push({reason: `Unexpected \`${text}\`, expected \`key=value\``, start, end})
  if (options.some((option) => option.name === name)) {
    faults.push({reason: `Unexpected second \`${name}\`, expected each option once`, start, end})
  }
  options.push({name, value, start, end})
  return end
}

interface Value {
  value: string
  end: number
  fault?: string
}

function readValue(info: string, start: number): Value {
  const quote = info[start]
  if (quote === '"' || quote === "'") return readQuoted(info, start, quote)
  const value = quote === '/' ? readPattern(info, start) : wordAt(info, start)
  return {value, end: start + value.length}
}

function readQuoted(info: string, start: number, quote: string): Value {
  const close = info.indexOf(quote, start + 1)
  if (close === -1) {
    const fault = `Unexpected end of the line, expected a closing \`${quote}\``
    return {value: info.slice(start + 1), end: info.length, fault}
  }
  const value = info.slice(start + 1, close)
  const rest = wordAt(info, close + 1)
  if (rest === '') return {value, end: close + 1}
  const fault = `Unexpected \`${rest}\` after a closing \`${quote}\`, expected a blank`
  return {value, end: close + 1 + rest.length, fault}
}

/** Everything up to a `/`, with flags, that ends a word, unless another option comes first; then only the first word. */
function readPattern(info: string, start: number): string {
  const first = wordAt(info, start)
  for (let end = start + first.length; ;) {
    if (endsPattern(info.slice(start, end))) return info.slice(start, end)
    const next = skipBlanks(info, end)
    const word = wordAt(info, next)
    if (word === '' || /^[\w.-]+=/.test(word)) return first
    end = next + word.length
  }
}

/** Whether a text that starts with `/` ends with another one that no backslash stands before, and perhaps flags. */
function endsPattern(text: string): boolean {
  return /[^\\](?:\\\\)*\/[a-z]*$/.test(text)
}
