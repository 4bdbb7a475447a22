import {cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname, join, resolve} from 'node:path'

/** The collections of other people are not part of this repository: they are beside it, or where `PROOFBOOK_CORPORA` says. */
export const collectionsFolder = process.env.PROOFBOOK_CORPORA ?? resolve('../shared/corpora')

/** Names of the collections; empty where there are none. */
export function collectionNames(): string[] {
  if (!existsSync(collectionsFolder)) return []
  const names = readdirSync(collectionsFolder).filter((name) => /^D\d+-/.test(name))
  return names.sort((a, b) => Number(/\d+/.exec(a)![0]) - Number(/\d+/.exec(b)![0]))
}

/** What a JSON file of a collection says; undefined where it has none. */
export function collectionFile(name: string, file: string): unknown {
  const path = join(collectionsFolder, name, file)
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined
}

/** Names of package scripts and make targets of the origin, by their files. */
interface Origin {
  npmScripts?: Record<string, string[]>
  makeTargets?: Record<string, string[]>
}

/**
 * Copies a collection as it stands in its repository: scripts and targets by their names, all else that is not there as an empty file,
 * but for what `except` says.
 */
export function copyCollection(name: string, folder: string, except?: RegExp): void {
  cpSync(join(collectionsFolder, name, 'content'), folder, {recursive: true})
  const {npmScripts = {}, makeTargets = {}} = (collectionFile(name, 'facts.json') ?? {}) as Origin
  for (const [path, names] of Object.entries(npmScripts)) {
    const scripts = Object.fromEntries(names.map((script) => [script, 'true']))
    addFile(join(folder, path), `${JSON.stringify({scripts}, null, 2)}\n`)
  }
  for (const [path, names] of Object.entries(makeTargets))
    addFile(join(folder, path), names.map((target) => `${target}:\n\ttrue\n`).join(''))
  const tree = join(collectionsFolder, name, 'tree.txt')
  if (!existsSync(tree)) return
  for (const path of readFileSync(tree, 'utf8').split('\n'))
    if (path !== '' && !path.endsWith('/') && !except?.test(path)) addFile(join(folder, path), '')
}

function addFile(path: string, text: string): void {
  if (existsSync(path)) return
  try {
    mkdirSync(dirname(path), {recursive: true})
    writeFileSync(path, text)
  } catch {
    // A folder of the tree that is a file here, or the other way round.
  }
}
