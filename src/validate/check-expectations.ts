import {inspect, inspectPath} from '../expect/index.ts'
import type {Json, JsonObject, JsonSchema} from '../model.ts'
import {listed} from '../util/describe.ts'
import type {Fault} from '../util/fault.ts'
import {isObject} from '../util/is-object.ts'
import type {KindSays} from './ask-kind.ts'
import {fault} from './fault.ts'
import {type Rule, rules} from './rules.ts'

/** What is wrong with what a check expects of, and captures from, what its kind will see. */
export function checkExpectations(
  common: JsonObject,
  {observation, implies}: Pick<KindSays, 'observation' | 'implies'>,
): Fault[] {
  const written = isObject(common.expect) ? common.expect : {}
  const faults = Object.entries(written)
    .flatMap(([path, predicate]) => inspectOne(path, predicate, observation))
    .map(({path, reason, hint, url, rule}) => {
      const named: Rule = isRule(rule)
        ? rule
        : inspectPath(path, observation)?.reason === reason
          ? 'unknown-path'
          : 'predicate'
      const on = named === 'unknown-path' ? 'key' : 'value'
      return fault(named, ['expect', path], reason, {on, ...(hint && {hint}), ...(url && {url})})
    })
  if (Object.keys({...implies, ...written}).length === 0 && (common.expect === undefined || isObject(common.expect))) {
    const path = common.expect === undefined ? [] : ['expect']
    faults.push(
      fault('no-expectation', path, 'Unexpected check without `expect`, expected at least one expectation', {
        hint: seen(observation),
      }),
    )
  }
  return [...faults, ...checkCaptures(common, observation)]
}

interface Flaw {
  path: string
  reason: string
  hint?: string
  url?: string
  rule?: string
}

type Inspected = Map<string, Flaw[]>

/** What was inspected before, by observation: documents repeat themselves, and most kinds always see the same. */
const inspected = new WeakMap<JsonSchema, Inspected>()
const inspectedAlike = new Map<string, Inspected>()

function inspectOne(path: string, predicate: Json, observation: JsonSchema): Flaw[] {
  let known = inspected.get(observation)
  if (!known) inspected.set(observation, (known = alike(observation)))
  if (known.size > 10_000) known.clear()
  const line = JSON.stringify([path, predicate])
  let flaws = known.get(line)
  if (!flaws) known.set(line, (flaws = inspect({[path]: predicate}, observation)))
  return flaws
}

/** What was inspected by an observation that says the same. */
function alike(observation: JsonSchema): Inspected {
  const text = JSON.stringify(observation)
  let known = inspectedAlike.get(text)
  if (inspectedAlike.size > 1_000) inspectedAlike.clear()
  if (!known) inspectedAlike.set(text, (known = new Map()))
  return known
}

function isRule(name: string | undefined): name is Rule {
  return name !== undefined && Object.hasOwn(rules, name)
}

/** What there is to see, as a hint. */
function seen({properties}: JsonSchema): string | undefined {
  const names = isObject(properties) ? Object.keys(properties) : []
  return names.length === 0 ? undefined : `\`expect:\` and what you expect of ${listed(names)}`
}

function checkCaptures({capture}: JsonObject, observation: JsonSchema): Fault[] {
  if (!isObject(capture)) return []
  return Object.entries(capture).flatMap(([name, value]) => {
    const nested = isObject(value)
    const path = nested ? value.path : value
    const flaw = typeof path === 'string' && path !== '' ? inspectPath(path, observation) : undefined
    if (!flaw) return []
    const {reason, hint} = flaw
    return [fault('capture', ['capture', name, ...(nested ? ['path'] : [])], reason, hint ? {hint} : {})]
  })
}
