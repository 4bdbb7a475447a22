import type {CheckResult, Expectation, Json} from '../model.ts'
import {sayDuration} from '../util/say-duration.ts'

const marks = {passed: '✓', failed: '✗', errored: '?', skipped: '-'}

/** A result for people: the claim with its mark, a line for each expectation, what was seen and what to do where it did not pass. */
export function linesOf({
  status,
  title,
  id,
  durationMs,
  expectations,
  evidence,
  reason,
  fix,
  waived,
  inputs = {},
}: CheckResult): string {
  const given = Object.entries(inputs).map(([name, value]) => `  with ${name}=${value}`)
  const lines = [`${marks[status]} ${title || id} (${sayDuration(durationMs)})`, ...given, ...expectations.map(lineOf)]
  if (status === 'errored') lines.push(`  could not find out: ${reason}`)
  if (status === 'skipped') lines.push(`  skipped: ${reason}`)
  if (status === 'failed' && expectations.every(({met}) => met)) lines.push(`  ${reason}`)
  if (status !== 'passed') {
    for (const {label, text} of evidence)
      lines.push(
        `  ${label}:`,
        ...text
          .trimEnd()
          .split('\n')
          .map((line) => `    ${line}`),
      )
    if (fix !== undefined) lines.push(`  fix: ${fix}`)
    if (waived) lines.push(`  waived until ${waived.until}: ${waived.because}`)
  }
  return `${lines.map(harmless).join('\n')}\n`
}

function lineOf({path, expected, actual, met, derivation, error}: Expectation): string {
  if (met) return `  ✓ ${path}: ${expected}`
  if (error !== undefined) return `  ? ${path}: expected ${expected}, could not be judged: ${error}`
  return `  ✗ ${path}: expected ${expected}, seen ${show(actual)}${derivation === undefined ? '' : ` (${derivation})`}`
}

function show(value: Json | undefined): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value)
  return text.length > 500 ? `${text.slice(0, 500)}…` : text
}

/** A line in which nothing steers the terminal. */
function harmless(line: string): string {
  return line.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) =>
    character === '\t' ? character : `\\u${character.codePointAt(0)!.toString(16).padStart(4, '0')}`,
  )
}
