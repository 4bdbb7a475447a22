import {existsSync} from 'node:fs'
import {readFile} from 'node:fs/promises'
import {join, resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import type {Kind, Kinds} from '../kind.ts'
import type {Config} from '../config.ts'
import type {Place, Problem} from '../model.ts'
import type {Path} from '../util/fault.ts'
import {placeIn} from '../util/place-in.ts'
import {yamlNode, yamlRange} from '../util/yaml-node.ts'

/** A module that has not loaded by then never will, milliseconds. */
const patience = 10_000

/**
 * The kinds of a project: those that are built in, and the default export of each module that the configuration names.
 * Runs those modules, which are the operator's choice as the configuration is; never anything that a document names.
 */
export async function loadKinds(
  config: Pick<Config, 'root' | 'path' | 'kinds'>,
  builtIn: Kinds,
): Promise<{kinds: Kinds; problems: Problem[]}> {
  const kinds = {...builtIn}
  const problems: Problem[] = []
  for (const [i, path] of config.kinds.entries()) {
    const faults = await loadKind(resolve(config.root, path), kinds)
    if (faults.length === 0) continue
    const place = await placeOf(config, ['kinds', i])
    for (const {reason, hint} of faults) {
      problems.push({
        rule: 'kind-module',
        severity: 'error',
        reason: `${reason} in \`${path}\``,
        hint,
        place,
        url: 'docs/kinds.md',
      })
    }
  }
  return {kinds, problems}
}

interface Flaw {
  reason: string
  hint?: string
}

/** Adds the kind of a module to those that are known, or says what is wrong with it. */
async function loadKind(file: string, known: Kinds): Promise<Flaw[]> {
  if (!existsSync(file)) return [{reason: 'Unexpected absence of a file, expected a module'}]
  let kind: unknown
  try {
    kind = (await inTime(import(pathToFileURL(file).href) as Promise<{default?: unknown}>)).default
  } catch (error) {
    return [{reason: `Unexpected ${wordsOf(error)}, expected a module that loads`}]
  }
  // Only for who has kinds of their own: what compiles their schemas takes time to load.
  const {inspectKind} = await import('./inspect-kind.ts')
  const flaws = inspectKind(kind)
  if (flaws.length > 0) return flaws
  const {name} = kind as Kind
  if (Object.hasOwn(known, name)) return [{reason: `Unexpected second kind \`${name}\`, expected a name of its own`}]
  // Code of others looks from a process of its own: it may hang, or end it.
  known[name] = {...(kind as Kind), isolate: true}
  return []
}

async function inTime<Value>(loading: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('it is not done within 10s')), patience)
  })
  return Promise.race([loading, late]).finally(() => clearTimeout(timer))
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? `${error.name} (${error.message.split('\n')[0]})` : `\`${String(error)}\` thrown`
}

/** Where an entry stands in the configuration; its beginning where that cannot be told. */
async function placeOf({root, path = 'proofbook.yaml'}: Pick<Config, 'root' | 'path'>, field: Path): Promise<Place> {
  const text = await readFile(join(root, path), 'utf8').catch(() => '')
  const {start, end} = yamlRange(yamlNode(text), field, 'value') ?? {start: 0, end: 0}
  return placeIn({path, text, line: 1}, start, end)
}
