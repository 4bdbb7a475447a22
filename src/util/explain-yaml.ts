import type {YAMLException} from 'js-yaml'
import {quote} from './describe.ts'
import {restOfLine} from './rest-of-line.ts'

/** Something wrong in a YAML text; `start` and `end` are offsets into it. */
export interface YamlFault {
  rule: 'yaml' | 'yaml-alias' | 'duplicate-key'
  reason: string
  hint?: string
  start: number
  end: number
}

/** What is wrong with a YAML text that its reader refused, in our words, at the place an author would mend. */
export function explainYaml(text: string, {reason, mark}: YAMLException): YamlFault {
  const at = Math.min(mark?.position ?? 0, text.trimEnd().length)
  const spot = spotAt(text, at)
  for (const explain of [tab, control, limits, block, colon, quotes, starters, brackets, indentation]) {
    const found = explain(reason, spot)
    if (found) return {rule: 'yaml', start: at, ...found, end: Math.min(found.end ?? at, text.length)}
  }
  const found = spot.word ? quote(spot.word) : 'end'
  return {rule: 'yaml', reason: `Unexpected ${found}, expected \`key: value\``, start: at, end: at + spot.word.length}
}

interface Spot {
  text: string
  at: number
  /** The line around `at` and where it starts. */
  line: string
  lineStart: number
  /** What stands at `at`, up to the next white space. */
  word: string
}

type Explanation = {reason: string; hint?: string; start?: number; end?: number}

function spotAt(text: string, at: number): Spot {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1
  const line = /^[^\n\r]*/.exec(text.slice(lineStart))![0]
  return {text, at, line, lineStart, word: /^\S*/.exec(text.slice(at, lineStart + line.length))![0]}
}

function tab(_reason: string, {line, lineStart}: Spot): Explanation | undefined {
  const indent = /^ *(\t+)/.exec(line)
  if (!indent) return undefined
  const end = lineStart + indent[0].length
  return {reason: 'Unexpected tab in the indentation, expected spaces', start: end - indent[1]!.length, end}
}

function quotes(reason: string, {text, at}: Spot): Explanation | undefined {
  const open = /within a (single|double) quoted scalar/.exec(reason)?.[1]
  if (open) return {reason: `Unexpected end of the block, expected a closing \`${open === 'single' ? "'" : '"'}\``}
  if (reason === 'unknown escape sequence' || reason === 'expected hexadecimal character') {
    const written = `\\${text[at] ?? ''}`
    const hint = `\`\\${written}\`, or single quotes, in which \`\\\` is a plain character`
    return {
      reason: `Unexpected \`${written}\` in double quotes, expected \`\\${written}\``,
      hint,
      start: at - 1,
      end: at + 1,
    }
  }
  if (reason.includes('bad indentation') && /["']/.test(text[text.slice(0, at).trimEnd().length - 1] ?? '')) {
    return {
      reason: `Unexpected ${quote(restOfLine(text, at))} after the closing quote, expected the end of the value`,
      hint: 'put the whole value in quotes',
      end: at + restOfLine(text, at).length,
    }
  }
  return undefined
}

/** Characters that mean something to YAML at the start of a value. */
function starters(reason: string, {text, at, line, lineStart, word}: Spot): Explanation | undefined {
  const before = line.slice(0, at - lineStart)
  if (word === '-' && before.trim() !== '' && reason.includes('bad indentation')) {
    const expected = 'expected it in lines of its own, or in brackets'
    return {reason: `Unexpected list in the line of its key, ${expected}`, hint: '`key: [a, b]`', end: at + 1}
  }
  const start = /name of an (alias|anchor)/.test(reason) ? at - 1 : at
  if (start === at && !(/^[@`%,\]}]/.test(word) && /[:-]\s+$/.test(before))) return undefined
  const value = /^[^\n\r]*/.exec(text.slice(start))![0].trimEnd()
  const expected = 'at the start of a value, expected quotes around it'
  return {reason: `Unexpected \`${text[start]}\` ${expected}`, hint: quoted(value), start, end: start + value.length}
}

function quoted(value: string): string {
  return value.includes('"') ? `\`'${value.replaceAll("'", "''")}'\`` : `\`"${value}"\``
}

function control(reason: string, {text, at}: Spot): Explanation | undefined {
  if (!/null byte|non-printable|valid JSON character/.test(reason)) return undefined
  const code = (text.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return {reason: `Unexpected control character U+${code}, expected printable text`, end: at + 1}
}

/** `> 0`, which a reader of predicates understands and YAML takes for the start of a folded text. */
function block(reason: string, {text, at, line, lineStart}: Spot): Explanation | undefined {
  if (reason !== 'a line break is expected') return undefined
  const start = lineStart + Math.max(line.slice(0, at - lineStart).search(/[>|][-+\d]*\s*$/), 0)
  const value = restOfLine(text, start)
  const end = start + value.length
  const why = text[start] === '>' ? 'in YAML `>` starts a folded text' : 'in YAML `|` starts a block of text'
  return {reason: `Unexpected ${quote(value)} without quotes, expected \`"${value}"\``, hint: why, start, end}
}

function colon(reason: string, {text, at, line, lineStart}: Spot): Explanation | undefined {
  if (/multiline key|expected ':'|end of the stream or a document|whitespace character is expected/.test(reason)) {
    return colonMissing(text, lineStart + line.length)
  }
  const key = /^(\s*(?:- +)?[^\s:][^:]*: +)([^\s"'].*)$/.exec(line.slice(0, at - lineStart))
  if (!reason.includes('bad indentation of a mapping entry') || text[at] !== ':' || !key) return undefined
  return {
    reason: 'Unexpected `: ` inside a value, expected quotes around the value',
    hint: `\`${key[1]!.trim()} ${quoted(restOfLine(text, lineStart + key[1]!.length)).slice(1)}`,
    end: at + 1,
  }
}

/** The nearest line above `end` that has no colon behind a key. */
function colonMissing(text: string, end: number): Explanation {
  const lines = text.slice(0, end).trimEnd().split('\n')
  const last = lines.findLastIndex((line) => line.trim() !== '' && !/:(\s|$)|^\s*#/.test(line))
  const index = last === -1 ? lines.length - 1 : last
  const start = lines.slice(0, index).reduce((sum, line) => sum + line.length + 1, lines[index]!.search(/\S|$/))
  const written = lines[index]!.trim()
  const glued = /^([\w.-]+):(\S.*)$/.exec(written)
  return {
    reason: glued
      ? `Unexpected ${quote(written)}, expected a space after the colon`
      : `Unexpected ${quote(written)}, expected \`key: value\``,
    ...(glued && {hint: `\`${glued[1]}: ${glued[2]}\``}),
    start,
    end: start + written.length,
  }
}

function brackets(reason: string, {text, at, word}: Spot): Explanation | undefined {
  if (reason.includes('within a flow collection')) {
    return {reason: 'Unexpected end of the block, expected a closing `]` or `}`'}
  }
  if (text[at] === '{' && text[at - 1] === '$') {
    const written = /^\$\{[^}\n]*\}?/.exec(text.slice(at - 1))![0]
    const reason = `Unexpected \`${written}\` without quotes inside brackets, expected \`"${written}"\``
    return {reason, start: at - 1, end: at - 1 + written.length}
  }
  if (/^[>|@`%!&*]/.test(word)) {
    const value = /^[^,\]}\n]*/.exec(text.slice(at))![0].trim()
    const expected = `expected ${quoted(value)}`
    return {reason: `Unexpected ${quote(value)} without quotes inside brackets, ${expected}`, end: at + value.length}
  }
  if (/missed comma|expected the node content/.test(reason)) {
    return {reason: `Unexpected ${quote(word)}, expected \`,\` or the closing bracket`, end: at + word.length}
  }
  if (reason === 'deficient indentation') {
    if (word === '') return {reason: 'Unexpected end of the block, expected a closing bracket or quote'}
    return {
      reason: `Unexpected ${quote(word)}, expected a closing bracket or quote, or more indentation`,
      end: at + word.length,
    }
  }
  return undefined
}

function indentation(reason: string, {at, line, lineStart, word}: Spot): Explanation | undefined {
  if (!reason.includes('bad indentation')) return undefined
  const indent = line.search(/\S|$/)
  if (at - lineStart > indent && !/^\s*[^\s:]+$/.test(line.slice(0, at - lineStart))) {
    return {reason: `Unexpected ${quote(word)}, expected the end of the value`, end: at + word.length}
  }
  const first = /^\S*/.exec(line.slice(indent))![0]
  const reasoned = `Unexpected indentation of ${indent} before ${quote(first)}, expected it in line with its neighbours`
  return {reason: reasoned, start: lineStart, end: lineStart + indent + first.length}
}

function limits(reason: string): Explanation | undefined {
  if (reason.includes('maxDepth')) return {reason: 'Unexpected nesting, expected at most 64 levels'}
  if (reason.includes('complex keys')) return {reason: 'Unexpected list or map as a key, expected a name'}
  return undefined
}
