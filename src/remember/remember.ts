import {type Kept, readMemory, writeMemory} from './memory-file.ts'
import {stampOf} from './stamp-of.ts'

/** Where findings are kept, and for whom. */
export interface Memory {
  /** Absolute path of the file. */
  path: string
  /** Everything besides the files that decides a finding: under another key nothing is remembered. */
  key: string
  /** Milliseconds since 1970. */
  now: number
}

/** A file that something is to be found of. */
export interface Subject {
  /** Tells it from the others in the memory. */
  name: string
  /** Absolute path. */
  path: string
}

/** What was found, as plain data; `lasts`: it depends on nothing but the file and the key, and JSON can hold it. */
export interface Finding<Found> {
  found: Found
  lasts: boolean
}

/**
 * Finds something of each subject, in their order; where its file is, by all that the file system says of it, the one of the
 * last time, what was found then. What lasts is kept, and what is no subject any more is forgotten.
 */
export function remember<One extends Subject, Found>(
  {path, key, now}: Memory,
  subjects: readonly One[],
  find: (subject: One) => Finding<Found>,
): Found[] {
  const before = readMemory<Found>(path, key)
  const kept = new Map<string, Kept<Found>>()
  let news = false
  const all = subjects.map((subject) => {
    // Before it is read: of a file that changes meanwhile, the next run finds another stamp.
    const stamp = stampOf(subject.path, now)
    const known = before.get(subject.name)
    if (known && known.stamp === stamp) {
      kept.set(subject.name, known)
      return known.found
    }
    const {found, lasts} = find(subject)
    if (stamp !== undefined && lasts) {
      kept.set(subject.name, {stamp, found})
      news = true
    }
    return found
  })
  if (news || kept.size < before.size) writeMemory(path, key, kept)
  return all
}
