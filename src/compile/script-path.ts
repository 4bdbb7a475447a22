import type {CheckSpec} from '../model.ts'
import {digest} from '../util/digest.ts'

/**
 * Where the script of a check stands below the folder of the scripts: `<slug>/<name>.mjs`. A part of it that could leave
 * the folder, hide, or be no file name on some system is made harmless and gets a piece of its digest behind a `~`.
 */
export function scriptPath(spec: Pick<CheckSpec, 'slug' | 'name'>): string {
  return `${[...spec.slug.split('/'), spec.name].map(harmless).join('/')}.mjs`
}

/** A path that differs from those taken, also where case and Unicode normal form do not count; marks it as taken. */
export function unusedPath(path: string, taken: Set<string>): string {
  const fold = (text: string) => text.normalize('NFKC').toLowerCase()
  let free = path
  for (let count = 1; taken.has(fold(free)); count++) free = path.replace(/\.mjs$/, `~${mark(`${path} ${count}`)}.mjs`)
  taken.add(fold(free))
  return free
}

function harmless(part: string): string {
  const ok =
    /^[\p{L}\p{M}\p{N}_(][\p{L}\p{M}\p{N}_()@+. -]*$/u.test(part) &&
    !/[. ]$/.test(part) &&
    !/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(part) &&
    Buffer.byteLength(part) <= 200
  if (ok) return part
  const kept = part.replaceAll(/[^\p{L}\p{M}\p{N}_]+/gu, '-').replace(/^-|-$/g, '')
  return `${Array.from(kept).slice(0, 40).join('')}~${mark(part)}`
}

function mark(text: string): string {
  return digest(text).slice('sha256:'.length).slice(0, 8)
}
