import {quote} from '../../util/describe.ts'
import {compared} from '../compared.ts'
import {dimensionFlaws} from '../dimension.ts'
import {typeFlaws} from '../fit.ts'
import {flawed} from '../flawed.ts'
import type {Flaw, Predicate, ShortForm} from '../predicate.ts'
import {isQuantity, parseQuantity, type Quantity} from '../quantity.ts'

const relations: Record<string, (seen: number, limit: number) => boolean> = {
  '<': (seen, limit) => seen < limit,
  '<=': (seen, limit) => seen <= limit,
  '>': (seen, limit) => seen > limit,
  '>=': (seen, limit) => seen >= limit,
  '=': (seen, limit) => seen === limit,
  '!=': (seen, limit) => seen !== limit,
}

export const compare: ShortForm = {
  name: 'compare',
  written: '`< 500ms`, `<= 5%`, `> 0`, `>= 2.1`, `= 1KiB`, `!= 0`',
  means:
    'compares quantities, also those seen as text (`"312 ms"`), in `ms s m h d`, `B KB KiB MB MiB GB GiB`, `%` or `/s`; a number has the unit of its field; in YAML, quotes are needed around what starts with `>` or `!`',
  examples: [
    {predicate: '< 500', accepts: [499.9, -1, '499\n'], rejects: [500, '500', 'abc', '', null, true, [1]]},
    {predicate: '< 500ms', schema: {unit: 'ms'}, accepts: [499, '0.4s'], rejects: [500, '1m', null]},
    {predicate: '<= 5%', accepts: ['5%', '4.9 %'], rejects: ['5.1%', '5', 5, null]},
    {predicate: '> 0', schema: {unit: 'B'}, accepts: [1], rejects: [0]},
    {predicate: '>= 2.1', accepts: [2.1, 3], rejects: [2, '2.10.3']},
    {predicate: '= 1KiB', schema: {unit: 'B'}, accepts: [1024, '1 KiB'], rejects: [1000, '1KB']},
    {predicate: '!= 0', accepts: [1, '1'], rejects: [0, '0', 'none', null]},
    {predicate: '>= 100/s', accepts: ['120/s'], rejects: ['99.9 /s']},
  ],
  parse: (written) => {
    const parts = typeof written === 'string' ? /^(<=|>=|!=|==?|<|>)(?!=)\s*([^]*)$/.exec(written) : undefined
    if (!parts) return undefined
    const [whole, sign, rest] = parts as unknown as [string, string, string]
    if (sign === '==')
      return flawed({reason: 'Unexpected `==`, expected `=`', hint: `did you mean ${quote(`= ${rest}`)}?`})
    const limit = parseQuantity(rest)
    return isQuantity(limit) ? comparison(whole, sign, limit) : flawed(notQuantity(sign, rest, limit))
  },
}

function comparison(written: string, sign: string, limit: Quantity): Predicate {
  const holds = relations[sign]!
  return {
    judge: (seen, scene) => compared(seen, scene, [limit], (value) => holds(value, limit.value)),
    fits: (field) => [...typeFlaws(written, ['number', 'string'], field), ...dimensionFlaws([limit], field)],
    reach: () => undefined,
    samples: () => [limit.value],
    decides: ['all', 'none'],
  }
}

function notQuantity(sign: string, rest: string, flaw: Flaw): Flaw {
  if (flaw.reason.startsWith('Unexpected unit')) return flaw
  if (/^\d{4}-\d\d-\d\d/.test(rest)) {
    return {...flaw, hint: `dates are compared by \`{${sign.startsWith('<') ? 'before' : 'after'}: ${rest}}\``}
  }
  if (/^v?\d+\.\d+\.\d/.test(rest)) return {...flaw, hint: `versions are compared by \`{semver: "${sign}${rest}"}\``}
  if (sign === '!=') return {...flaw, hint: `did you mean \`{not: ${rest}}\`?`}
  return {...flaw, hint: '`{equals: …}` takes a text as it stands'}
}
