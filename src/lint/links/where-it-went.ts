import {basename, dirname} from 'node:path/posix'
import type {World} from '../../rule.ts'
import {didYouMean} from '../../util/nearest.ts'

/** What is known of a path that leads nowhere: what git says it was renamed to, or names that are near. */
export interface Whereabouts {
  renamedTo?: string
  hint?: string
}

/** Looks for what became of files. */
export function whereItWent(paths: string[], {facts: {files}}: World): Whereabouts {
  for (const path of paths) {
    const renamedTo = files.renamedTo(path)
    if (renamedTo !== undefined) return {renamedTo, hint: `it was renamed to \`${renamedTo}\``}
  }
  const {byName, byFolder} = indexOf(files.list)
  for (const path of paths) {
    const same = byName.get(basename(path).toLowerCase()) ?? []
    if (same.length > 0 && same.length < 4)
      return {hint: `did you mean ${same.map((one) => `\`${one}\``).join(' or ')}?`}
    const hint = didYouMean(path, byFolder.get(dirname(path)) ?? [])
    if (hint !== undefined) return {hint}
  }
  return {}
}

const known = new WeakMap<readonly string[], {byName: Map<string, string[]>; byFolder: Map<string, string[]>}>()

function indexOf(list: readonly string[]): {byName: Map<string, string[]>; byFolder: Map<string, string[]>} {
  const kept = known.get(list)
  if (kept) return kept
  const index = {byName: new Map<string, string[]>(), byFolder: new Map<string, string[]>()}
  for (const path of list) {
    add(index.byName, basename(path).toLowerCase(), path)
    add(index.byFolder, dirname(path), path)
  }
  known.set(list, index)
  return index
}

function add(map: Map<string, string[]>, key: string, path: string): void {
  const paths = map.get(key)
  if (paths) paths.push(path)
  else map.set(key, [path])
}
