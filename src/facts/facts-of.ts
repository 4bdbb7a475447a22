import type {Fact, FactFamily, FactOf, Facts, Files, Repository} from '../fact.ts'
import {settleFacts} from './settle-facts.ts'

/** What a store of facts is made of. */
export interface FactSources {
  files: Files
  facts: Fact[]
  textOf: (path: string) => string | undefined
  repository?: Repository
  below?: string
}

/** A store of facts that answers quickly. */
export function factsOf({files, facts, textOf, repository, below = ''}: FactSources): Facts {
  const families = new Map<FactFamily, Fact[]>()
  const names = new Map<string, Fact[]>()
  const sorted = settleFacts(facts, files).toSorted((a, b) =>
    a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1,
  )
  for (const fact of sorted) {
    add(families, fact.family, fact)
    add(names, `${fact.family} ${fact.name}`, fact)
  }
  return {
    files,
    textOf,
    ...(repository && {repository}),
    below,
    all: <Family extends FactFamily>(family: Family) => (families.get(family) ?? []) as FactOf<Family>[],
    named: <Family extends FactFamily>(family: Family, name: string) =>
      (names.get(`${family} ${name}`) ?? []) as FactOf<Family>[],
  }
}

function add<Key>(map: Map<Key, Fact[]>, key: Key, fact: Fact): void {
  const list = map.get(key)
  if (list) list.push(fact)
  else map.set(key, [fact])
}
