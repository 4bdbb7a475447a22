import {quote} from '../../util/describe.ts'
import {typeFlaws} from '../fit.ts'
import {flawed} from '../flawed.ts'
import {whatItIs} from '../json-type.ts'
import type {Predicate, ShortForm} from '../predicate.ts'
import {show} from '../show.ts'
import {met, moot, unmet} from '../verdict.ts'

export const contains: ShortForm = {
  name: 'contains',
  written: '`~ part`, `~ "part"`',
  means: 'a text that contains the part, in the same case; quotes keep white space at its ends',
  examples: [
    {predicate: '~ part', accepts: ['part', 'a party'], rejects: ['Part', 'par', '', 5, null, ['part']]},
    {predicate: '~ " b "', accepts: ['a b c'], rejects: ['ab c']},
    {predicate: '~ "a\\nb"', accepts: ['xa\nbx'], rejects: ['a b']},
  ],
  parse: (written) => {
    if (typeof written !== 'string' || !written.startsWith('~')) return undefined
    const part = partOf(written)
    return part === undefined ? flawed(malformed(written)) : containing(written, part)
  },
}

function containing(written: string, part: string): Predicate {
  return {
    judge: (seen) => {
      if (typeof seen !== 'string') return moot(`${show(seen)} is ${whatItIs(seen)}, not text`)
      return seen.includes(part) ? met : unmet
    },
    fits: (field) =>
      typeFlaws(written, ['string'], field).map((flaw) => ({...flaw, hint: listHint(flaw.reason, part) ?? flaw.hint})),
    reach: () => undefined,
    samples: () => [part, `${part} `, ` ${part}`],
    decides: ['all'],
  }
}

function partOf(written: string): string | undefined {
  const rest = written.slice(1).trim()
  if (rest.startsWith('"')) {
    try {
      return JSON.parse(rest) as string
    } catch {
      return undefined
    }
  }
  if (rest.startsWith("'")) return rest.length > 1 && rest.endsWith("'") ? rest.slice(1, -1) : undefined
  return rest === '' || /^\s/.test(written.slice(1)) ? rest : undefined
}

function malformed(written: string) {
  const rest = written.slice(1).trim()
  if (/^["']/.test(rest)) return {reason: `Unexpected ${quote(rest)}, expected a closing quote`}
  return {
    reason: `Unexpected ${quote(written)}, expected a space behind \`~\``,
    hint: `did you mean ${quote(`~ ${rest}`)}? \`{equals: …}\` takes a text as it stands`,
  }
}

function listHint(reason: string, part: string): string | undefined {
  return reason.endsWith('a list') ? `did you mean \`{some: ${part}}\`?` : undefined
}
