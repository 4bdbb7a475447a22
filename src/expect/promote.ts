import {isEllipsis, lineMatches, linePattern, linesOf, literalMatches} from './literal.ts'
import {realign} from './realign.ts'

/**
 * A literal for a text that was seen, ready for a `|` block: as the old one where that still matches, and as seen where it
 * does not; lines `...` and `[..]` stay where they still stand for something. Always matches `actual`; an old literal that
 * matches is given back as it is.
 */
export function promote(literal: string, actual: string): string {
  if (literalMatches(literal, actual)) return literal
  const seen = linesOf(actual)
  const lines = realign(linesOf(literal), seen, {
    isWild: isEllipsis,
    fits: (line, other) => lineMatches(linePattern(line), other),
    rewritten: promoteLine,
  })
  const promoted = asBlock(lines.every(isEllipsis) ? seen : lines)
  return literalMatches(promoted, actual) ? promoted : asBlock(seen)
}

/** A line as it was seen, with `[..]` where it still stands for something. */
function promoteLine(line: string, seen: string): string {
  const common = words(seen)
  const related = words(line).some((word) => /^[\p{L}\p{N}]/u.test(word) && common.includes(word))
  if (!related || !line.includes('[..]')) return seen
  const promoted = realign(words(line), words(seen), {
    isWild: (word) => word === '[..]',
    fits: (word, other) => word === other,
    rewritten: (_, other) => other,
  }).join('')
  return lineMatches(linePattern(promoted), seen) ? promoted : seen
}

function words(line: string): string[] {
  return line.match(/\[\.\.\]|[\p{L}\p{N}]+|\s+|[^]/gu) ?? []
}

function asBlock(lines: string[]): string {
  return lines.map((line) => `${line}\n`).join('')
}
