import type {Piece, Span} from '../../page.ts'
import {pointIn, type ShellText} from './shell-lines.ts'

/** A token of shell code: a word, what separates commands, or what redirects. */
export interface Token extends Span {
  kind: 'word' | 'operator' | 'redirect'
  /** Of a word: without quotes and escapes. */
  text: string
  isLiteral: boolean
  /** Its first character is quoted. */
  isQuoted: boolean
  /** Its stretch of the text. */
  from: number
  to: number
  /** Variables that it uses. */
  uses: {name: string; at: Span}[]
  /** What stands in it in angle brackets and without quotes, for a reader to replace. */
  placeholders?: Piece[]
}

/**
 * Splits shell code into tokens by the rules of POSIX (Shell Command Language, 2.3), without bodies of here-documents and comments. What
 * stands in `$(…)` and backticks is given as commands of its own, behind the word that holds it. `<like-this>` is a placeholder, a part
 * of its word. Total: quotes that are not closed end with the text.
 */
export function tokens(shell: ShellText): Token[] {
  const {text} = shell
  return tokenize(text, 0, text.length, (start, end) => ({start: pointIn(shell, start), end: pointIn(shell, end)}))
}

type SpanAt = (start: number, end: number) => Span

function tokenize(text: string, from: number, to: number, spanAt: SpanAt): Token[] {
  const found: Token[] = []
  /** The commands within words: each is run by itself, so they stand behind all others. */
  const inner: Token[] = []
  const heredocs: Heredoc[] = []
  const other = (kind: 'operator' | 'redirect', start: number, end: number) =>
    found.push(operatorOf(kind, text.slice(start, end), start, end, spanAt))
  for (let at = from; at < to;) {
    const char = text[at]!
    if (char === '\n') {
      other('operator', at, at + 1)
      at = behindHeredocs(text, at + 1, to, heredocs.splice(0))
    } else if (/\s/.test(char)) at++
    else if (char === '\\' && text[at + 1] === '\n') at += 2
    else if (char === '#' && (at === from || /[\s;&|(]/.test(text[at - 1]!))) {
      while (at < to && text[at] !== '\n') at++
    } else if (placeholderAt(text, at)) at = word(at)
    else {
      const redirect = /^(?:\d*(?:<<<|<<-|<<|<>|>>|>\||[<>]&|[<>])|&>>|&>)/.exec(
        text.slice(at, Math.min(to, at + 8)),
      )?.[0]
      const operator = /^(?:&&|\|\||;;|\|&|[;&|()])/.exec(text.slice(at, Math.min(to, at + 2)))?.[0]
      if (redirect !== undefined) {
        other('redirect', at, at + redirect.length)
        at += redirect.length
        if (/^\d*<<-?$/.test(redirect)) {
          const mark = /^[ \t]*(['"]?)([^\s'";&|<>()]+)\1/.exec(text.slice(at, to))
          if (mark) heredocs.push({mark: mark[2]!, strips: redirect.endsWith('-')})
        }
      } else if (operator !== undefined) {
        other('operator', at, at + operator.length)
        at += operator.length
      } else at = word(at)
    }
  }
  return [...found, ...inner]

  function word(start: number): number {
    const token: Token = {
      kind: 'word',
      text: '',
      isLiteral: true,
      isQuoted: /["']/.test(text[start]!),
      uses: [],
      from: start,
      to: start,
      ...spanAt(start, start),
    }
    const nested: [start: number, end: number][] = []
    let at = start
    const dollar = () => {
      token.isLiteral = false
      const name = /^\$(?:\{[#!]?([A-Za-z_]\w*)|([A-Za-z_]\w*))/.exec(text.slice(at, Math.min(to, at + 200)))
      if (name) token.uses.push({name: (name[1] ?? name[2])!, at: spanAt(at, at + name[0].length + (name[1] ? 1 : 0))})
      const opening = text.startsWith('$((', at) ? '((' : text[at + 1]
      if (opening === '{' || opening === '(' || opening === '((') {
        const end = closing(text, at + 1, to)
        if (opening === '(') nested.push([at + 2, end - 1])
        token.text += text.slice(at, end)
        at = end
      } else {
        const length = name?.[0].length ?? Math.min(2, to - at)
        token.text += text.slice(at, at + length)
        at += length
      }
    }
    const backticks = () => {
      token.isLiteral = false
      const end = text.indexOf('`', at + 1)
      const close = end === -1 || end >= to ? to : end
      nested.push([at + 1, close])
      token.text += text.slice(at, Math.min(to, close + 1))
      at = Math.min(to, close + 1)
    }
    while (at < to) {
      const char = text[at]!
      const placeholder = placeholderAt(text, at)
      if (placeholder) {
        token.isLiteral = false
        token.text += placeholder
        const piece = {text: placeholder, ...spanAt(at, at + placeholder.length)}
        token.placeholders = [...(token.placeholders ?? []), piece]
        at += placeholder.length
      } else if (/[\s;&|()<>]/.test(char)) break
      else if (char === "'") {
        const end = text.indexOf("'", at + 1)
        const close = end === -1 || end >= to ? to : end
        token.text += text.slice(at + 1, close)
        at = Math.min(to, close + 1)
      } else if (char === '"') {
        at++
        while (at < to && text[at] !== '"') {
          if (text[at] === '\\' && /["\\$`\n]/.test(text[at + 1] ?? '')) {
            token.text += text[at + 1]
            at += 2
          } else if (text[at] === '$') dollar()
          else if (text[at] === '`') backticks()
          else token.text += text[at++]
        }
        at++
      } else if (char === '\\') {
        if (text[at + 1] !== '\n') token.text += text[at + 1] ?? ''
        at += 2
      } else if (char === '$') dollar()
      else if (char === '`') backticks()
      else {
        if (/[*?~{[]/.test(char)) token.isLiteral = false
        token.text += char
        at++
      }
    }
    at = Math.min(at, to)
    Object.assign(token, {to: at, ...spanAt(start, at)})
    found.push(token)
    const bracket = (bracket: '(' | ')', at: number) => operatorOf('operator', bracket, at, at, spanAt)
    for (const [begin, end] of nested)
      inner.push(bracket('(', begin), ...tokenize(text, begin, Math.max(begin, end), spanAt), bracket(')', end))
    return at
  }
}

function operatorOf(kind: 'operator' | 'redirect', text: string, from: number, to: number, spanAt: SpanAt): Token {
  return {kind, text, isLiteral: true, isQuoted: false, uses: [], from, to, ...spanAt(from, to)}
}

interface Heredoc {
  mark: string
  strips: boolean
}

/** Where the lines end that are the bodies of here-documents. */
function behindHeredocs(text: string, from: number, to: number, heredocs: Heredoc[]): number {
  let at = from
  for (const {mark, strips} of heredocs) {
    while (at < to) {
      const next = text.indexOf('\n', at)
      const end = next === -1 || next > to ? to : next
      const line = text.slice(at, end)
      at = Math.min(to, end + 1)
      if ((strips ? line.replace(/^\t+/, '') : line).trimEnd() === mark) break
    }
  }
  return at
}

/** `<namespace>`, `<your-pod name>`: what a reader has to put something in for, though a shell takes it for redirections. */
function placeholderAt(text: string, at: number): string | undefined {
  if (text[at] !== '<') return undefined
  // `<in.txt >out.txt` and `<in.txt 2>&1` are redirections.
  return /^<[A-Za-z](?:[\w .:/|-]{0,60}[\w.:/-])?(?<! \d)>(?![>&])/.exec(text.slice(at, at + 65))?.[0]
}

/** The position behind the bracket that closes the one at `open`, quotes and nesting taken into account; the end where none does. */
function closing(text: string, open: number, to: number): number {
  const [opens, closes] = text[open] === '{' ? ['{', '}'] : ['(', ')']
  let depth = 0
  for (let at = open; at < to; at++) {
    const char = text[at]!
    if (char === '\\') at++
    else if (char === "'" || char === '"') {
      const end = text.indexOf(char, at + 1)
      if (end !== -1 && end < to) at = end
    } else if (char === opens) depth++
    else if (char === closes && --depth === 0) return at + 1
  }
  return to
}
