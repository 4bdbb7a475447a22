import {type Kept, readMemory, writeMemory} from './memory-file.ts'

/** Where findings are kept, and for whom. */
export interface Memory {
  /** Absolute path of the file. */
  path: string
  /** Everything besides the files that decides a finding: under another key nothing is remembered. */
  key: string
  /** The stamp of a file, by its absolute path; see {@link stamper}. */
  stampOf: (path: string) => string | undefined
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
  memory: Memory,
  subjects: readonly One[],
  find: (subject: One) => Finding<Found>,
): Found[] {
  return rememberTogether(memory, subjects, {
    find: (news) => ({findings: news.map(find), witnesses: new Map()}),
    stateOf: () => undefined,
  })
}

/** How something is found that depends on more than the file it is found of. */
export interface Together<One, Found> {
  /** Finds it of all that is not remembered; `witnesses` are what else it depends on, by name, and the state each was in before. */
  find: (subjects: One[]) => {
    findings: Finding<Found>[]
    witnesses: ReadonlyMap<string, string | undefined>
  }
  /** The state of a witness; undefined where nobody can tell. */
  stateOf: (witness: string) => string | undefined
}

/** As {@link remember}; when a witness is not in the state it was in, nothing is remembered. */
export function rememberTogether<One extends Subject, Found>(
  {path, key, stampOf}: Memory,
  subjects: readonly One[],
  {find, stateOf}: Together<One, Found>,
): Found[] {
  const memory = readMemory<Found>(path, key)
  const holds = memory.witnesses.every(([name, state]) => stateOf(name) === state)
  const before = new Map(holds ? memory.kept : [])
  const kept = new Map<string, Kept<Found>>()
  const found = new Map<One, Found>()
  const news = subjects.flatMap((subject) => {
    // Before it is read: of a file that changes meanwhile, the next run finds another stamp.
    const stamp = stampOf(subject.path)
    const known = before.get(subject.name)
    // What is not so any more does no harm, and to write all that is kept only to be rid of it would take time.
    if (known) kept.set(subject.name, known)
    if (!known || known.stamp !== stamp) return [{subject, stamp}]
    found.set(subject, known.found)
    return []
  })
  const {findings, witnesses} = find(news.map(({subject}) => subject))
  let adds = false
  for (const [index, {subject, stamp}] of news.entries()) {
    const {found: one, lasts} = findings[index]!
    found.set(subject, one)
    if (stamp === undefined || !lasts) continue
    kept.set(subject.name, {stamp, found: one})
    adds = true
  }
  const all = new Map([...(holds ? memory.witnesses : []), ...witnesses])
  const areKnown = [...all.values()].every((state) => state !== undefined)
  if ((adds && areKnown) || kept.size < before.size)
    writeMemory(path, key, {kept: [...kept], witnesses: [...all] as [string, string][]})
  return subjects.map((subject) => found.get(subject)!)
}
