import type {Json, JsonObject} from '../model.ts'
import {listed, quote} from '../util/describe.ts'
import {isObject} from '../util/is-object.ts'
import {didYouMean} from '../util/nearest.ts'
import {flawed, open} from './flawed.ts'
import type {Flaw, Parse, Predicate} from './predicate.ts'
import {conjunction} from './predicates/all.ts'
import {operators, shortForms} from './predicates/index.ts'
import {remember} from './remember.ts'
import {hasHole} from './template.ts'
import {withVariables} from './with-variables.ts'

const limits = {depth: 32, characters: 100_000, parts: 10_000}

/** Reads a predicate as it is written in `expect`. Never throws: what is wrong stands in `flaws`. */
export function parsePredicate(written: Json): Predicate {
  const long = typeof written === 'string' && written.length > limits.characters
  const flaw = long || (typeof written === 'object' && written !== null) ? excess(written) : undefined
  return flaw ? flawed(flaw) : parse(written)
}

const parse: Parse = Object.assign(
  (written: Json) => {
    if (isObject(written)) return map(written)
    const long = typeof written === 'string' && written.length > 1000
    return long || Array.isArray(written) ? shortForm(written) : remembered(written)
  },
  {isOperator: (name: string) => Object.hasOwn(operators, name)},
)

const remembered = remember(1000, shortForm)

function shortForm(written: Json): Predicate {
  if (typeof written === 'string' && hasHole(written)) return withVariables(written, parse)
  for (const form of shortForms) {
    const predicate = form.parse(written, parse)
    if (predicate) return predicate
  }
  throw new TypeError('every value that is not a map is of a short form')
}

function map(written: JsonObject): Predicate {
  const names = Object.keys(written)
  if (names.length === 0) return flawed({reason: 'Unexpected empty map, expected an operator such as `{not: …}`'})
  const unknown = names.filter((name) => !parse.isOperator(name))
  if (unknown.length > 0) return flawed(...unknown.map((name) => unknownOperator(name, written)))
  const parts = names.map((name) => {
    const {nests, parse: operate} = operators[name]!
    const predicate = !nests && hasHole(written[name]!) ? open() : operate(written[name]!, parse)
    return {written: {[name]: written[name]!}, predicate}
  })
  return parts.length === 1 ? parts[0]!.predicate : conjunction(parts)
}

function unknownOperator(name: string, written: JsonObject): Flaw {
  const known = Object.keys(operators)
  const reason = `Unexpected ${quote(name)}, expected an operator: ${listed(known)}`
  const near = didYouMean(name, known)
  if (near) return {reason, hint: near}
  const mixed = Object.keys(written).some(parse.isOperator)
  const hint = mixed ? 'members are named in' : 'a map of data is written `{equals: {…}}`, a part of one'
  return {reason, hint: `${hint} \`{matches: {…}}\``}
}

/** What makes a predicate too large to be meant. */
function excess(written: Json): Flaw | undefined {
  let characters = 0
  let parts = 0
  const pending = [{value: written, depth: 0}]
  for (let next = pending.pop(); next; next = pending.pop()) {
    const {value, depth} = next
    if (depth > limits.depth) return {reason: `Unexpected nesting, expected at most ${limits.depth} levels`}
    if (typeof value === 'string') characters += value.length
    if (++parts > limits.parts) return {reason: `Unexpected size, expected at most ${limits.parts} values`}
    if (characters > limits.characters) {
      return {reason: `Unexpected size, expected at most ${limits.characters} characters`}
    }
    if (typeof value !== 'object' || value === null) continue
    for (const item of Object.values(value)) pending.push({value: item, depth: depth + 1})
  }
  return undefined
}
