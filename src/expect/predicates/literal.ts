import {typeFlaws} from '../fit.ts'
import {whatItIs} from '../json-type.ts'
import {compareLiteral, isEllipsis, linesOf} from '../literal.ts'
import type {ShortForm} from '../predicate.ts'
import {show} from '../show.ts'
import {met, moot} from '../verdict.ts'

export const literal: ShortForm = {
  name: 'literal',
  written: 'a `|` block',
  means:
    'equal text, where a line `...` stands for any lines, also none, and `[..]` for anything within a line; line breaks at the end and carriage returns at the ends of lines do not count',
  examples: [
    {predicate: 'a\nb\n', accepts: ['a\nb', 'a\nb\n', 'a\r\nb\r\n'], rejects: ['a', 'a\nb\nc', ' a\nb', 5, null]},
    {predicate: 'took [..] ms\n', accepts: ['took 5 ms', 'took  ms'], rejects: ['took 5 s', 'took 5\nms']},
    {predicate: 'a\n...\nz\n', accepts: ['a\nz', 'a\nb\nc\nz\n'], rejects: ['a', 'z', 'a\nz\nb']},
  ],
  parse: (written) => {
    if (typeof written !== 'string' || !(written.includes('\n') || isEllipsis(written))) return undefined
    const lines = linesOf(written)
    return {
      judge: (seen) => {
        if (typeof seen !== 'string') return moot(`${show(seen)} is ${whatItIs(seen)}, not text`)
        const {matches, why, tooCostly} = compareLiteral(written, seen)
        if (tooCostly)
          return {error: `Unexpected text of ${seen.length} characters, expected one that costs less to compare`}
        return matches ? met : {met: false, why}
      },
      fits: (field) => typeFlaws(written, ['string'], field),
      reach: () => undefined,
      samples: () => [written, lines.filter((line) => !isEllipsis(line)).join('\n')],
      decides: ['all'],
    }
  },
}
