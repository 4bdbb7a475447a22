import type {Kind, Kinds} from '../kind.ts'
import type {CheckBlock} from '../document.ts'
import type {Json, JsonObject, Problem} from '../model.ts'
import {checkSchema} from '../util/check-schema.ts'
import {listed, quote} from '../util/describe.ts'
import type {Fault} from '../util/fault.ts'
import {isObject} from '../util/is-object.ts'
import {didYouMean} from '../util/nearest.ts'
import {askKind, type KindSays} from './ask-kind.ts'
import {checkExpectations} from './check-expectations.ts'
import {checkId} from './check-id.ts'
import {checkMeaning, type Surroundings} from './check-meaning.ts'
import {checkValues} from './check-values.ts'
import {type Use, usesIn} from './check-variables.ts'
import {commonNames, commonSchema} from './common-fields.ts'
import {fault} from './fault.ts'
import {readFields} from './read-fields.ts'

/** A check on its way to a spec: all that can be told of it alone. */
export interface Draft {
  block: CheckBlock
  kind?: Kind
  /** Says nothing where the options are not sound enough to ask it. */
  says?: KindSays
  /** The id, where it is sound. */
  name?: string
  /** The fields all checks have, with the defaults of the document. */
  common: JsonObject
  options: JsonObject
  /** Implied and written. */
  expect: JsonObject
  uses: Use[]
  faults: Fault[]
  problems: Problem[]
}

/** What a text has to hold for {@link checkValues} to find anything: an escape, `.nan`, `.inf`, or very many digits. */
const suspicious = /\\|\.nan|\.inf|\d{16}|0x/i

/** Reads one check, with everything that is wrong with it whatever stands around it. */
export function readCheck(block: CheckBlock, defaults: JsonObject, kinds: Kinds, surroundings: Surroundings): Draft {
  const kind = Object.hasOwn(kinds, block.kind) ? kinds[block.kind] : undefined
  const {fields, faults, problems} = readFields(block, kind)
  if (!kind) faults.unshift(unknownKind(block, Object.keys(kinds)))
  const draft: Draft = {block, kind, common: defaults, options: {}, expect: {}, uses: [], faults, problems}
  if (!fields) return draft
  const {common, options} = parted(fields)
  draft.common = {...defaults, ...common}
  draft.options = options
  const idFaults = checkId(common.id, typeof common.title === 'string' ? common.title : block.section)
  if (idFaults.length === 0) draft.name = common.id as string
  if (Array.isArray(defaults.needs) && common.needs === undefined) {
    // The check that all others of a document need is not among those that need it.
    draft.common.needs = defaults.needs.filter((need) => need !== draft.name)
  }
  const {id: _, ...others} = common
  const written = block.form === 'yaml' ? block.body : block.raw
  faults.push(
    ...idFaults,
    ...checkSchema(others, commonSchema),
    ...checkMeaning(common, surroundings),
    ...(suspicious.test(written) ? checkValues(fields) : []),
  )
  if (kind) askOptions(draft, kind, kinds)
  const expect = isObject(common.expect) ? common.expect : {}
  draft.expect = {...draft.says?.implies, ...expect}
  // Code is never built from text: `${NAME}` in it is the shell's or the script's own.
  const {[kind?.code ?? '']: _code, ...replaced} = options
  const found = usesIn({...replaced, expect})
  const own = new Set(draft.says?.ownVariables)
  draft.uses = found.uses.filter(({name, path}) => path[0] === 'expect' || !own.has(name))
  faults.push(...found.faults)
  return draft
}

function unknownKind({kind}: CheckBlock, names: string[]): Fault {
  if (kind === '') {
    return fault('missing-kind', [], `Unexpected check without a kind, expected ${listed(names)}`, {
      hint: '`check http`',
    })
  }
  const hint = didYouMean(kind, names)
  return fault('unknown-kind', [], `Unexpected kind ${quote(kind)}, expected ${listed(names)}`, {hint})
}

/** The fields that all checks have, and those of the kind. */
function parted(fields: JsonObject): {common: JsonObject; options: JsonObject} {
  const entries = Object.entries(fields)
  const isCommon = ([name]: [string, Json]) => commonNames.includes(name)
  return {
    common: Object.fromEntries(entries.filter(isCommon)),
    options: Object.fromEntries(entries.filter((entry) => !isCommon(entry))),
  }
}

/** Holds the options against the schema of the kind and, when they fit, lets the kind itself speak. */
function askOptions(draft: Draft, kind: Kind, kinds: Kinds): void {
  const {block, common, options, faults} = draft
  const code = block.form === 'code' ? kind.code : undefined
  if (block.form === 'code' && code === undefined) {
    const withCode = Object.keys(kinds).filter((name) => kinds[name]!.code !== undefined)
    faults.push(fault('not-a-map', [], `Unexpected code, expected the kind ${listed(withCode)} for it`))
    return
  }
  try {
    const subject = `\`${kind.name}\` check`
    const found = checkSchema(options, kind.schema, {alsoKnown: commonNames, variables: true, subject})
    if (code !== undefined && block.body.trim() === '') {
      found.push(fault('missing-field', [code], 'Unexpected empty body, expected code'))
    }
    faults.push(...found)
    if (found.length > 0) return
    const says = askKind(kind, options)
    faults.push(...says.problems.map(({path, reason, hint}) => fault('bad-value', path, reason, hint ? {hint} : {})))
    faults.push(...checkExpectations(common, says))
    draft.says = says
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    const reason = `Unexpected failure of kind \`${kind.name}\` (${why}), expected it to understand these options`
    faults.push(fault('broken-kind', [], reason))
  }
}
