import type {Fact, Files} from '../fact.ts'
import {resolveImport} from './imports/resolve-import.ts'

/** What single files say, brought together: an import knows the file that it leads to. */
export function settleFacts(facts: Fact[], files: Files): Fact[] {
  let listed: ReadonlySet<string> | undefined
  return facts.map((fact) => {
    if (fact.family !== 'import') return fact
    const to = resolveImport(fact.path, fact.name, (listed ??= new Set(files.list)))
    return to === undefined ? fact : {...fact, to}
  })
}
