import type {PageFence, Piece} from '../../page.ts'
import {shellLines} from './shell-lines.ts'
import {type Token, tokens} from './tokens.ts'

/** What is open at the end of a block, or closes nothing: `wants` is what would close it. */
export interface Unbalanced extends Piece {
  wants?: string
}

/** The first word of a block of shell code that cannot be right; undefined where none is certain. Sessions with output are not judged. */
export function unbalanced(fence: PageFence): Unbalanced | undefined {
  if (!/["'`(]|\$\{|\b(?:if|fi|do|done|case|esac)\b/.test(fence.text)) return undefined
  // The brackets of patterns end the substitution for all but a shell.
  if (/\$\([^)]*\bcase\b/.test(fence.text)) return undefined
  const [shell, ...more] = shellLines(fence)
  if (!shell || more.length > 0 || shell.text !== fence.text) return undefined
  const all = tokens(shell)
  return openQuote(fence, all) ?? openKeyword(all)
}

/** A word that goes on to the end of the block with its quote or bracket still open. */
function openQuote({text, line, columns}: PageFence, all: Token[]): Unbalanced | undefined {
  const lines = text.split('\n')
  for (const token of all) {
    if (token.kind !== 'word') continue
    const first = token.start.line - line
    const raw = rawOf(token, lines, line, columns)
    const open = openingOf(raw)
    if (!open) continue
    const before = raw.slice(0, open.at).split('\n')
    const row = first + before.length - 1
    const column = (before.length === 1 ? token.start.column : (columns[row] ?? 1)) + before.at(-1)!.length
    const start = {line: line + row, column}
    return {text: open.text, start, end: {line: start.line, column: column + open.text.length}, wants: open.wants}
  }
  return undefined
}

function rawOf({start, end}: Token, lines: string[], line: number, columns: number[]): string {
  const [from, to] = [start.line - line, end.line - line]
  return lines
    .slice(from, to + 1)
    .map((one, index) => {
      const row = from + index
      const stop = row === to ? end.column - (columns[row] ?? 1) : one.length
      return one.slice(row === from ? start.column - (columns[row] ?? 1) : 0, stop)
    })
    .join('\n')
}

/** The quote or bracket of a word that nothing closes. An apostrophe within a word is one. */
function openingOf(raw: string): {text: string; at: number; wants: string} | undefined {
  const stack: {text: string; at: number; wants: string}[] = []
  for (let at = 0; at < raw.length; at++) {
    const char = raw[at]!
    const top = stack.at(-1)
    if (top?.wants === "'") {
      if (char === "'") stack.pop()
    } else if (char === '\\') at++
    else if (top && char === top.wants) stack.pop()
    else if (char === "'" && top?.wants !== '"') {
      if (/[\p{L}\p{N}]/u.test(raw[at - 1] ?? '') && /\p{L}/u.test(raw[at + 1] ?? '')) return undefined
      stack.push({text: char, at, wants: "'"})
    } else if (char === '"' || char === '`') stack.push({text: char, at, wants: char})
    else if (raw.startsWith('$(', at)) stack.push({text: '$(', at: at++, wants: ')'})
    else if (raw.startsWith('${', at)) stack.push({text: '${', at: at++, wants: '}'})
    // A comment or a pattern of `case` may hold what only looks like a bracket.
    else if (char === '#' && /\s/.test(raw[at - 1] ?? '')) return undefined
    else if (char === '(' && top?.wants === ')') stack.push({text: '(', at, wants: ')'})
  }
  return stack[0]
}

const closes: Record<string, string> = {fi: 'if', done: 'do', esac: 'case'}
const wants: Record<string, string> = {if: 'fi', do: 'done', case: 'esac'}
/** Behind these stands a command again. */
const leads = /^(?:if|then|elif|else|while|until|do|!|\{|time)$/

/** Keywords where commands stand: each that opens is closed by its own. */
function openKeyword(all: Token[]): Unbalanced | undefined {
  const stack: Token[] = []
  let isCommand: boolean = true
  for (const [index, token] of all.entries()) {
    const {kind, text, isQuoted, isLiteral} = token
    // What stands in `$(…)` comes behind all else, and is a text of its own.
    if (isBefore(token, all[index - 1])) break
    if (kind === 'operator') isCommand = text !== '(' || isCommand
    else if (kind === 'word') {
      const isKeyword: boolean = isCommand && !isQuoted && isLiteral && !isPattern(token, all[index + 1], stack.at(-1))
      if (isKeyword && Object.hasOwn(wants, text)) stack.push(token)
      else if (isKeyword && Object.hasOwn(closes, text)) {
        if (stack.at(-1)?.text !== closes[text]) return stack.length > 0 ? pieceOf(stack.at(-1)!) : pieceOf(token)
        stack.pop()
      }
      isCommand = isKeyword && leads.test(text)
    }
  }
  return stack[0] && pieceOf(stack[0])
}

function isBefore({start}: Token, other: Token | undefined): boolean {
  if (!other) return false
  return start.line < other.start.line || (start.line === other.start.line && start.column < other.start.column)
}

/** `stop|done)` in a `case`. */
function isPattern({text}: Token, next: Token | undefined, within: Token | undefined): boolean {
  return within?.text === 'case' && text !== 'esac' && (next?.text === '|' || next?.text === ')')
}

function pieceOf({text, start, end}: Token): Unbalanced {
  return {text, start, end, ...(Object.hasOwn(wants, text) && {wants: wants[text]!})}
}
