import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Json, JsonObject} from '../model.ts'
import type {KeptControl} from '../proof.ts'
import {cutMiddle} from '../util/cut-middle.ts'
import {isObject} from '../util/is-object.ts'
import {controlsFile} from './ledger-paths.ts'

/** The kept controls of a target, by the id of the check. What is not of the right shape is left out: anybody may have written it. */
export function readControls(root: string, target: string): Map<string, KeptControl> {
  const file = controlsFile(target)
  if (file === undefined) return new Map()
  try {
    const kept = JSON.parse(readFileSync(join(root, file), 'utf8')) as Json
    const checks = isObject(kept) && isObject(kept.checks) ? kept.checks : {}
    return new Map(
      Object.entries(checks).flatMap(([id, one]) => {
        const control = isObject(one) ? controlIn(one) : undefined
        return control ? [[id, control] as const] : []
      }),
    )
  } catch {
    return new Map()
  }
}

/** Controls by the slug of the document and the name of the check, which an id holds. */
export function bySlug(controls: ReadonlyMap<string, KeptControl>): Map<string, Record<string, KeptControl>> {
  const documents = new Map<string, [name: string, KeptControl][]>()
  for (const [id, control] of controls) {
    const mark = id.lastIndexOf('#')
    const slug = id.slice(0, mark)
    documents.set(slug, [...(documents.get(slug) ?? []), [id.slice(mark + 1), control]])
  }
  return new Map([...documents].map(([slug, named]) => [slug, Object.fromEntries(named)]))
}

function controlIn({digest, state, survived, tried, time, commit}: JsonObject): KeptControl | undefined {
  if (typeof digest !== 'string' || typeof time !== 'string' || typeof tried !== 'number') return undefined
  if (state !== 'sound' && state !== 'toothless') return undefined
  const texts = Array.isArray(survived) ? survived.filter((where) => typeof where === 'string') : []
  return {
    digest,
    state,
    survived: texts.slice(0, 20).map((where) => cutMiddle(where, 200)),
    tried,
    time,
    ...(typeof commit === 'string' && {commit}),
  }
}
