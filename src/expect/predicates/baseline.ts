import type {Json} from '../../model.ts'
import {differenceOf, recordedIn} from '../comparison.ts'
import {mismatch} from '../dimension.ts'
import {unitOf} from '../field.ts'
import {typeFlaws} from '../fit.ts'
import {flawed} from '../flawed.ts'
import {whatItIs} from '../json-type.ts'
import type {Operator, Scene} from '../predicate.ts'
import {quantityText, type Quantity, seenQuantity} from '../quantity.ts'
import {show} from '../show.ts'
import {isTolerance, parseTolerance, type Tolerance} from '../tolerance.ts'
import {moot, type Verdict} from '../verdict.ts'

const recorded = {value: 100}
const duration = {value: 250, unit: 'ms'} as const

export const baseline: Operator = {
  name: 'baseline',
  written: '`{baseline: 20%}`, `{baseline: +20%}`',
  means:
    'at most so far from the value that `proofbook baseline record` wrote down for this check and target; with `+` only more is worse, with `-` only less',
  nests: false,
  examples: [
    {predicate: {baseline: '20%'}, recorded, accepts: [80, 100, 120, '99'], rejects: [79, 121, 0, 'x', null]},
    {predicate: {baseline: '+20%'}, recorded, accepts: [0, 120], rejects: [120.1]},
    {predicate: {baseline: '-20%'}, recorded, accepts: [80, 1e6], rejects: [79.9]},
    {
      predicate: {baseline: '10%'},
      recorded: duration,
      schema: {unit: 'ms'},
      accepts: [225, '0.275s'],
      rejects: [276, '1m'],
    },
  ],
  parse: (argument) => {
    const tolerance = parseTolerance(argument)
    if (!isTolerance(tolerance)) return flawed(tolerance)
    return {
      judge: (seen, scene) => compare(seen, scene, tolerance),
      fits: (field) => typeFlaws('{baseline: …}', ['number', 'string'], field),
      reach: () => 'some',
    }
  },
}

function compare(seen: Json, scene: Scene, tolerance: Tolerance): Verdict {
  const quantity = seenQuantity(seen, unitOf(scene.field))
  if (!quantity) return moot(`${show(seen)} is ${typeof seen === 'string' ? 'not a quantity' : whatItIs(seen)}`)
  if (scene.baseline === 'recording') return quantity.value === 0 ? {error: zero('it')} : {met: true}
  const known = recordedIn(scene)
  if (!known) return {error: scene.baseline?.missing ?? stated}
  const base: Quantity = {...known, written: known.unit ?? ''}
  const error = mismatch(quantity, base)
  if (error !== undefined) return {error: `${error}, its baseline`}
  const difference = differenceOf(quantity.value, base.value)
  if (difference === undefined) return {error: zero('the baseline')}
  const met = difference <= tolerance.more && -difference <= tolerance.less
  return {met, why: sideBySide(base, quantity, difference, tolerance)}
}

/** What a reader needs to judge for themselves. */
function sideBySide(base: Quantity, seen: Quantity, difference: number, {text}: Tolerance): string {
  const unit = seen.unit ?? ''
  const shown = `${difference > 0 ? '+' : ''}${Number(difference.toPrecision(3))}%`
  return `baseline ${quantityText(base, unit)}, seen ${quantityText(seen, unit)}, difference ${shown}, tolerance ${text}`
}

function zero(what: string): string {
  return `${what} is 0, of which nothing is a share; expect a limit such as \`< 5\` instead`
}

/** Of what code states nothing is recorded: it has no path. */
const stated =
  'no baseline is recorded for what code states; expect `values.<name>: {baseline: …}` in the check instead'
