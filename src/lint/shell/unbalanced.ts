import type {PageFence, Piece} from '../../page.ts'
import {pointIn, shellLines, type ShellText} from './shell-lines.ts'
import {type Token, tokens} from './tokens.ts'

/** What is open at the end of a block, or closes nothing: `wants` is what would close it. */
export interface Unbalanced extends Piece {
  wants?: string
}

/**
 * The first word of each text of shell code in a block that cannot be right, where that is certain. Sessions with output are not judged.
 */
export function unbalanced(fence: PageFence): Unbalanced[] {
  if (!/["'`(]|\$\{|\b(?:if|fi|do|done|case|esac)\b/.test(fence.text)) return []
  const texts = shellLines(fence)
  const isWhole = fence.shell ?? (texts.length === 1 && texts[0]!.text === fence.text)
  return isWhole ? texts.flatMap((shell) => unbalancedIn(shell) ?? []) : []
}

function unbalancedIn(shell: ShellText): Unbalanced | undefined {
  // The brackets of patterns end the substitution for all but a shell.
  if (/\$\([^)]*\bcase\b/.test(shell.text)) return undefined
  const all = tokens(shell)
  return openQuote(shell, all) ?? openKeyword(all)
}

/** A word that goes on to the end of the block with its quote or bracket still open. */
function openQuote(shell: ShellText, all: Token[]): Unbalanced | undefined {
  for (const {kind, from, to} of all) {
    const open = kind === 'word' ? openingOf(shell.text.slice(from, to)) : undefined
    if (!open) continue
    const {text, wants} = open
    const start = pointIn(shell, from + open.at)
    return {text, start, end: {line: start.line, column: start.column + text.length}, wants}
  }
  return undefined
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
    if (token.from < (all[index - 1]?.from ?? 0)) break
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

/** `stop|done)` in a `case`. */
function isPattern({text}: Token, next: Token | undefined, within: Token | undefined): boolean {
  return within?.text === 'case' && text !== 'esac' && (next?.text === '|' || next?.text === ')')
}

function pieceOf({text, start, end}: Token): Unbalanced {
  return {text, start, end, ...(Object.hasOwn(wants, text) && {wants: wants[text]!})}
}
