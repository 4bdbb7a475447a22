import type {Document} from '../document.ts'
import type {Capture, CheckSpec, Json, JsonObject, Until, Waiver} from '../model.ts'
import {durationMs} from '../util/duration.ts'
import {isObject} from '../util/is-object.ts'
import {specDigest} from '../util/spec-digest.ts'
import type {KindSays} from './ask-kind.ts'
import {toWords} from './check-id.ts'
import type {Draft} from './read-check.ts'

/** The spec of a check that nothing is wrong with; of its document only the names and the inputs are used. */
export function toSpec(
  draft: Draft,
  name: string,
  says: KindSays,
  document: Document,
  inputs: CheckSpec['inputs'],
  secrets: readonly string[],
): CheckSpec {
  const {block, common, options, expect, uses} = draft
  const {title, until, timeout, effect, targets, tags, needs, capture, fix, waive, role} = common
  const written = isObject(common.expect) ? common.expect : {}
  const spec: Omit<CheckSpec, 'digest'> = {
    id: `${document.slug}#${name}`,
    name,
    document: document.path,
    slug: document.slug,
    kind: block.kind,
    title: (title as string | undefined)?.trim() ?? block.section ?? toWords(name),
    options,
    expect,
    implied: Object.keys(says.implies).filter((path) => !Object.hasOwn(written, path)),
    ...(isObject(until) && {until: toUntil(until)}),
    timeoutMs: durationMs((timeout as string | undefined) ?? '30s')!,
    effect: (effect as CheckSpec['effect'] | undefined) ?? says.effect,
    ...(targets !== undefined && {targets: targets as string[]}),
    tags: (tags as string[] | undefined) ?? [],
    needs: (needs as string[] | undefined) ?? [],
    capture: toCaptures(capture, secrets),
    inputs,
    ...(fix !== undefined && {fix: (fix as string).trim()}),
    ...(waive !== undefined && {waive: waive as unknown as Waiver}),
    ...(role !== undefined && {role: role as NonNullable<CheckSpec['role']>}),
    variables: [...new Set(uses.map(({name}) => name))].sort(),
    place: block.place,
  }
  return {...spec, digest: specDigest(spec)}
}

function toUntil({within, every, stable}: JsonObject): Until {
  const withinMs = durationMs(within as string)!
  const everyMs = every === undefined ? Math.min(1000, withinMs) : durationMs(every as string)!
  return {withinMs, everyMs, stable: (stable as number | undefined) ?? 1}
}

/** What is captured under the name of a secret is one. */
function toCaptures(capture: Json | undefined, secrets: readonly string[]): Record<string, Capture> {
  const entries = Object.entries(isObject(capture) ? capture : {})
  return Object.fromEntries(
    entries.map(([name, value]) => {
      const {path, secret} = isObject(value) ? value : {path: value, secret: false}
      return [name, {path: path as string, secret: secret === true || secrets.includes(name)}]
    }),
  )
}
