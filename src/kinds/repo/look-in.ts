import picomatch from 'picomatch'
import type {Facts} from '../../fact.ts'
import type {Observation} from '../../model.ts'
import {CannotTell} from '../../util/cannot-tell.ts'
import {chooser} from './chooser.ts'
import type {Globs, Repo} from './schema.ts'

/** What facts say of what is asked. What nobody could find fault with, because there is nothing to look at, cannot be told. */
export function lookIn({files, imports, packages, scripts, operations}: Repo, facts: Facts): Observation {
  if (facts.files.list.length === 0) throw new CannotTell('the project has no files; expected a folder with some')
  const seen: Observation = {}
  if (files !== undefined) seen['files'] = filesOf(files, facts)
  if (imports) seen['imports'] = importsOf(imports, facts)
  if (packages !== undefined) seen['packages'] = packagesOf(packages, facts)
  if (scripts !== undefined) {
    if (facts.all('package').length + facts.all('script').length === 0) throw noManifest()
    seen['scripts'] = namesOf(scripts, facts.all('script'))
  }
  if (operations !== undefined) {
    const all = facts.all('operation')
    if (all.length === 0)
      throw new CannotTell('no OpenAPI document describes an operation; expected a JSON or YAML file that does')
    seen['operations'] = namesOf(
      operations,
      all.map(({method, route}) => ({name: `${method} ${route}`})),
    )
  }
  return seen
}

/** No file may be what is wanted, but not because its folder is no longer there. */
function filesOf(globs: Globs, {files}: Facts): string[] {
  const {fits, wanted} = chooser(globs)
  for (const glob of wanted) {
    const {base} = picomatch.scan(glob)
    if (base !== '' && base !== glob && !files.isFolder(base))
      throw new CannotTell(`there is no folder \`${base}\`; expected one for \`${glob}\` to look into`)
  }
  return files.list.filter((path) => fits(path))
}

function importsOf({from, to}: {from: Globs; to: Globs}, facts: Facts): string[] {
  const fromWhere = chooser(from)
  const toWhat = chooser(to)
  if (!facts.files.list.some((path) => /\.[cm]?[jt]sx?$/.test(path) && fromWhere.fits(path)))
    throw new CannotTell(
      `no JavaScript or TypeScript file is called \`${[from].flat().join('`, `')}\`; expected some that could import`,
    )
  for (const glob of toWhat.wanted) {
    const matches = picomatch(glob, {dot: true})
    // A file that is forbidden has to be there, or its new name would be allowed; a package need not be.
    if (!glob.includes('/') || glob.startsWith('@') || facts.files.list.some((path) => matches(path))) continue
    throw new CannotTell(`no file is called \`${glob}\`; expected one that could be imported`)
  }
  const found = facts.all('import').flatMap(({path, name, to: file}) => {
    if (!fromWhere.fits(path)) return []
    if (file !== undefined) return toWhat.fits(file) ? [`${path} → ${file}`] : []
    const owner = packageOf(name)
    return toWhat.fits(owner) || toWhat.fits(name) ? [`${path} → ${name}`] : []
  })
  return [...new Set(found)].sort()
}

/** `@scope/name/deep` is of `@scope/name`, `name/deep` of `name`. */
function packageOf(name: string): string {
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')
}

function packagesOf(globs: Globs, facts: Facts): Record<string, string> {
  const all = facts.all('package')
  if (all.length === 0) throw noManifest()
  const {fits} = chooser(globs)
  const versions = facts.all('version')
  const found = all.flatMap(({name, as, path, line}): [string, string][] => {
    if (as === 'own' || !fits(name)) return []
    const asked = versions.find((version) => version.name === name && version.path === path && version.line === line)
    return [[name, asked?.version ?? '']]
  })
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)))
}

function namesOf(globs: Globs, named: readonly {name: string}[]): string[] {
  const {fits} = chooser(globs)
  return [...new Set(named.map(({name}) => name).filter((name) => fits(name)))].sort()
}

function noManifest(): CannotTell {
  return new CannotTell('there is no package.json with a package in it; expected one')
}
