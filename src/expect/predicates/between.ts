import {quote} from '../../util/describe.ts'
import {compared} from '../compared.ts'
import {dimensionFlaws} from '../dimension.ts'
import {typeFlaws} from '../fit.ts'
import {flawed} from '../flawed.ts'
import type {Flaw, Predicate, ShortForm} from '../predicate.ts'
import {isQuantity, parseQuantity, type Quantity} from '../quantity.ts'

export const between: ShortForm = {
  name: 'between',
  written: '`10..20`, `1s..2s`',
  means: 'between two quantities, both included',
  examples: [
    {predicate: '10..20', accepts: [10, 20, 15.5, '12'], rejects: [9.9, 20.1, 'x', null]},
    {predicate: '-1..1', accepts: [-1, 0, 1], rejects: [-1.1, 2]},
    {predicate: '500ms..2s', schema: {unit: 'ms'}, accepts: [500, 2000, '1s'], rejects: [499, 2001]},
    {predicate: '0..5%', accepts: ['0%', '5%'], rejects: ['-1%', '6%', 3]},
  ],
  parse: (written) => {
    if (typeof written !== 'string' || !/^(?:-?\d.*\.\.|\.\.-?\d)/.test(written)) return undefined
    const at = written.indexOf('..')
    const [from, to] = [written.slice(0, at), written.slice(at + 2)]
    const [low, high] = [parseQuantity(from), parseQuantity(to)]
    if (from !== '' && to !== '' && isQuantity(low) && isQuantity(high)) return range(written, low, high)
    return flawed(notRange(from, to, isQuantity(low) ? (high as Flaw) : low))
  },
}

function range(written: string, low: Quantity, high: Quantity): Predicate {
  const limits = [low, high]
  if (low.unit !== high.unit && (low.unit || low.value !== 0)) {
    const hint = low.unit ? undefined : `did you mean ${quote(written.replace('..', `${high.written}..`))}?`
    return flawed({reason: `Unexpected ${quote(written)}, expected two quantities of the same dimension`, hint})
  }
  if (low.value > high.value) {
    const hint = `did you mean \`${written.split('..').reverse().join('..')}\`?`
    return flawed({reason: `Unexpected ${quote(written)}, expected the smaller end first`, hint})
  }
  return {
    judge: (seen, scene) => compared(seen, scene, limits, (value) => value >= low.value && value <= high.value),
    fits: (field) => [...typeFlaws(written, ['number', 'string'], field), ...dimensionFlaws(limits, field)],
    reach: () => undefined,
    samples: () => [low.value, high.value],
    decides: ['all', 'none'],
  }
}

function notRange(from: string, to: string, flaw: Flaw): Flaw {
  if (from === '')
    return {reason: `Unexpected ${quote(`..${to}`)}, expected both ends`, hint: `did you mean \`<= ${to}\`?`}
  if (to === '')
    return {reason: `Unexpected ${quote(`${from}..`)}, expected both ends`, hint: `did you mean \`>= ${from}\`?`}
  return {...flaw, hint: flaw.hint ?? '`{equals: …}` takes a text as it stands'}
}
