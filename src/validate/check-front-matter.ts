import type {Document} from '../document.ts'
import type {CheckSpec, Json, JsonObject, Problem} from '../model.ts'
import {checkSchema} from '../util/check-schema.ts'
import {quote} from '../util/describe.ts'
import type {Fault} from '../util/fault.ts'
import {isDay} from '../util/is-day.ts'
import {isObject} from '../util/is-object.ts'
import {didYouMean} from '../util/nearest.ts'
import {placeFault} from '../util/place-fault.ts'
import {checkInputs, readInputs} from './check-inputs.ts'
import {checkMeaning, type Surroundings} from './check-meaning.ts'
import {fault} from './fault.ts'
import {frontMatterSchema} from './front-matter-schema.ts'
import {rules} from './rules.ts'

/** What a document says about its checks. */
export interface Settings {
  order: 'written' | 'any'
  /** Defaults for the fields of the checks; none where they are faulty. */
  defaults: JsonObject
  inputs: CheckSpec['inputs']
}

/**
 * Reads the front matter of a document. A document without checks may be anybody's: what looks wrong there is a warning,
 * and what only resembles a field of ours is left alone.
 */
export function readFrontMatter(
  document: Document,
  surroundings: Surroundings,
  secrets: readonly string[],
): Settings & {problems: Problem[]} {
  const {frontMatter, frontMatterText, frontMatterPlace, path} = document
  if (frontMatterText === undefined || !frontMatterPlace)
    return {order: 'written', defaults: {}, inputs: {}, problems: []}
  const {checks, targets, order} = frontMatter
  const meant = isObject(checks) ? checkMeaning(checks, surroundings) : []
  const inDefaults = (fault: Fault): Fault => ({...fault, path: ['checks', ...fault.path]})
  const faults = [
    ...checkSchema(frontMatter, frontMatterSchema),
    ...meant.map(inDefaults),
    ...checkMeaning(targets === undefined ? {} : {targets}, surroundings),
    ...checkReview(frontMatter),
    ...checkInputs(frontMatter.inputs, secrets),
  ]
  const usable = (name: string) => !faults.some(({path}) => path[0] === name)
  const foreign = document.blocks.length === 0
  const problems = [...faults, ...(foreign ? [] : nearMisses(frontMatter))].map((fault) =>
    placeFault(
      {path, text: frontMatterText, line: frontMatterPlace.start.line},
      {...fault, ...(foreign && {severity: 'warning' as const}), url: rules['front-matter'].url},
    ),
  )
  return {
    order: order === 'any' ? 'any' : 'written',
    defaults: {
      ...(targets !== undefined && usable('targets') && {targets}),
      ...(isObject(checks) && usable('checks') && checks),
    },
    inputs: readInputs(frontMatter.inputs),
    problems,
  }
}

/** Days that the schema lets through and no calendar has. */
function checkReview({review, last_reviewed_on}: JsonObject): Fault[] {
  const days: [string[], Json | undefined][] = [
    [['review', 'last'], isObject(review) ? review.last : undefined],
    [['last_reviewed_on'], last_reviewed_on],
  ]
  return days.flatMap(([path, day]) => {
    if (typeof day !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(day)) return []
    return isDay(day) ? [] : [fault('bad-value', path, `Unexpected ${quote(day)}, expected a day of the calendar`)]
  })
}

function nearMisses(frontMatter: JsonObject): Fault[] {
  const known = Object.keys(frontMatterSchema.properties as JsonObject)
  return Object.keys(frontMatter).flatMap((name) => {
    const hint = Object.hasOwn(frontMatterSchema.properties as JsonObject, name) ? undefined : didYouMean(name, known)
    if (hint === undefined) return []
    const reason = `Unexpected field ${quote(name)}, expected one that Proofbook or somebody else knows`
    return [fault('unknown-field', [name], reason, {on: 'key', severity: 'warning', hint})]
  })
}
