import type {Json} from '../../model.ts'
import {quote} from '../../util/describe.ts'
import {typeFlaws} from '../fit.ts'
import {flawed, predicatesPage} from '../flawed.ts'
import {whatItIs} from '../json-type.ts'
import {compilePattern, costLimit, stepLimit} from '../pattern.ts'
import type {Flaw, Predicate, ShortForm} from '../predicate.ts'
import {loadRegexEngine} from '../regex-engine.ts'
import {show} from '../show.ts'
import {textsOfAllSorts} from '../texts-of-all-sorts.ts'
import {met, moot, unmet, type Verdict} from '../verdict.ts'

export const regex: ShortForm = {
  name: 'matches a pattern',
  written: '`/^v\\d+/i`',
  means:
    'a text in which the pattern is found, with the flags `i`, `m`, `s`, in the syntax of RE2, which takes linear time; line breaks at the end of the text need not match',
  examples: [
    {predicate: '/^v\\d+/i', accepts: ['v20.1', 'V2'], rejects: ['20', '', 20, null, ['v1']]},
    {predicate: '/^v\\d+$/', accepts: ['v20', 'v20\n'], rejects: ['v20\nv21', 'v20 ']},
    {predicate: '/^b$/m', accepts: ['a\nb\nc'], rejects: ['abc']},
    {predicate: '/a.b/s', accepts: ['a\nb'], rejects: ['ab']},
    {predicate: '/a\\/b/', accepts: ['a/b'], rejects: ['a\\/b']},
  ],
  parse: (written) => {
    if (typeof written !== 'string' || !written.startsWith('/')) return undefined
    const parts = /^\/([^]*)\/([^/]*)$/.exec(written)
    const flags = parts?.[2] ?? ''
    if (!parts || parts[1] === '' || !/^[ims]*$/.test(flags) || new Set(flags).size < flags.length) {
      return flawed(malformed(written, parts?.[1], flags))
    }
    return matching(written, `${parts[1]}/${flags}`)
  },
}

function matching(written: string, pattern: string): Predicate {
  const judge = (seen: Json): Verdict => {
    if (typeof seen !== 'string') return moot(`${show(seen)} is ${whatItIs(seen)}, not text`)
    const compiled = compilePattern(pattern)
    if (typeof compiled === 'string') return {error: notCompiled(written, compiled).reason}
    if (compiled.cost > costLimit || compiled.cost * seen.length > stepLimit)
      return {error: tooCostly(written, seen.length)}
    const {regex} = compiled
    return regex.test(seen) || (/[\r\n]$/.test(seen) && regex.test(withoutEnd(seen))) ? met : unmet
  }
  return {
    judge,
    load: async () => void (await loadRegexEngine()),
    check: () => {
      const compiled = compilePattern(pattern)
      if (typeof compiled === 'string') return [notCompiled(written, compiled)]
      return compiled.cost > costLimit ? [{reason: tooCostly(written), hint: 'repeat less', url: predicatesPage}] : []
    },
    fits: (field) => typeFlaws(written, ['string'], field),
    reach: () => undefined,
    samples: textsOfAllSorts,
    decides: ['all'],
  }
}

function notCompiled(written: string, message: string): Flaw {
  const lookaround = /`\(\?<?[=!]/.test(message)
  const hint = lookaround
    ? 'what must not be found is said by `{not: /…/}`, what else must be by `{all: [/…/, /…/]}`'
    : /escape sequence: `\\[1-9k]/.test(message)
      ? 'a pattern cannot refer to its own groups'
      : undefined
  return {reason: `Unexpected ${quote(written)}, expected a pattern of RE2: ${message}`, hint, url: predicatesPage}
}

function tooCostly(written: string, length?: number): string {
  const where = length === undefined ? '' : ` for a text of ${length} characters`
  return `Unexpected ${quote(written)}, expected a pattern that costs less${where}`
}

function malformed(written: string, source: string | undefined, flags: string): Flaw {
  const hint = '`{equals: …}` takes a text that starts with `/` as it stands'
  if (source === undefined) return {reason: `Unexpected ${quote(written)}, expected a pattern that ends in \`/\``, hint}
  if (source === '') return {reason: `Unexpected ${quote(written)}, expected a pattern between the \`/\``, hint}
  return {reason: `Unexpected flags ${quote(flags)}, expected some of \`i\`, \`m\`, \`s\`, once each`, hint}
}

function withoutEnd(text: string): string {
  let end = text.length
  while (end > 0 && (text[end - 1] === '\n' || text[end - 1] === '\r')) end--
  return text.slice(0, end)
}
