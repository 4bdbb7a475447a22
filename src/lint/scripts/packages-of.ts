import {basename, dirname} from 'node:path/posix'
import type {Facts} from '../../fact.ts'

/** A package of the repository. */
export interface PackageFile {
  path: string
  /** Empty for the root. */
  folder: string
  name?: string
  scripts: ReadonlySet<string>
}

export interface Packages {
  list: PackageFile[]
  /** Names of all scripts. */
  scripts: ReadonlySet<string>
  /** Names that binaries of dependencies may have: of the packages, without their scope. */
  binaries: ReadonlySet<string>
}

const known = new WeakMap<Facts, Packages>()

/** The packages of a repository; one that nothing can be read of is none. */
export function packagesOf(facts: Facts): Packages {
  const found = known.get(facts) ?? readPackages(facts)
  known.set(facts, found)
  return found
}

function readPackages(facts: Facts): Packages {
  const files = new Map<string, PackageFile & {scripts: Set<string>}>()
  const fileAt = (path: string) => {
    const folder = dirname(path) === '.' ? '' : dirname(path)
    const file = files.get(path) ?? {path, folder, scripts: new Set<string>()}
    files.set(path, file)
    return file
  }
  const binaries = new Set<string>()
  for (const {path, as, name} of facts.all('package')) {
    if (basename(path) === 'package.json' && as === 'own') fileAt(path).name = name
    else if (basename(path) === 'package.json') fileAt(path)
    binaries.add(name).add(basename(name))
  }
  for (const {path, name} of facts.all('script')) fileAt(path).scripts.add(name)
  return {list: [...files.values()], scripts: new Set(facts.all('script').map(({name}) => name)), binaries}
}
