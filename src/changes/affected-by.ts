import type {Fact} from '../fact.ts'
import type {Document} from '../document.ts'
import type {ChangedFile} from './changes-since.ts'

/** What changes can have made untrue, and by what. */
export interface Affected {
  /** Path of a document → why: `` `Makefile` changed `deploy` ``. */
  documents: ReadonlyMap<string, string>
  /** Whether a check can have become untrue: its document was changed, or it names something that was. */
  check: (path: string, line: number) => string | undefined
  /** Paths that differ, whether or not they are documents. */
  files: ReadonlySet<string>
}

export interface AffectedRequest {
  changes: ChangedFile[]
  documents: readonly Document[]
  textOf: (path: string) => string | undefined
  /** The facts that a text says, as a file of that path. */
  factsIn: (path: string, text: string) => Fact[]
  /** Whether a check asks for files and facts by globs: it names none of those that it may find. */
  asksByGlobs: (kind: string) => boolean
}

/**
 * Finds the documents and checks that name what changed: a file by its name, a fact by the name that documents call it. Whoever does not
 * name a thing cannot have become wrong about it; who names something else of that name is taken as well, and so are checks that ask by
 * globs.
 */
export function affectedBy({changes, documents, textOf, factsIn, asksByGlobs}: AffectedRequest): Affected {
  const files = new Set(changes.map(({path}) => path))
  const names = new Map<string, string>()
  for (const change of changes) {
    for (const name of fileNames(change.path)) names.set(name, `\`${change.path}\` changed`)
    const after = textOf(change.path)
    const before = change.before === undefined ? [] : factsIn(change.path, change.before)
    for (const name of differing(before, after === undefined ? [] : factsIn(change.path, after)))
      names.set(name, `\`${change.path}\` changed \`${name}\``)
  }
  const asked = changes.length > 0 ? 'it asks for what the repository has' : undefined
  const affected = new Map<string, string>()
  for (const {path, blocks} of documents) {
    const byGlobs = blocks.some(({kind}) => asksByGlobs(kind)) ? asked : undefined
    const why = files.has(path) ? 'it changed' : (namedIn(textOf(path) ?? '', names) ?? byGlobs)
    if (why !== undefined) affected.set(path, why)
  }
  const blocks = new Map(
    documents.flatMap(({path, blocks}) => blocks.map((block) => [`${path}:${block.place.start.line}`, block] as const)),
  )
  return {
    documents: affected,
    files,
    check: (path, line) => {
      if (files.has(path)) return 'its document changed'
      const {raw, kind} = blocks.get(`${path}:${line}`) ?? {raw: '', kind: ''}
      return affected.has(path) ? (namedIn(raw, names) ?? (asksByGlobs(kind) ? asked : undefined)) : undefined
    },
  }
}

/** What a document calls a file: its name, and for one that stands for its folder, the name of that. */
function fileNames(path: string): string[] {
  const parts = path.split('/')
  const name = parts.at(-1)!
  const folder = parts.at(-2)
  if (/^(?:readme|index)\.\w+$/i.test(name)) return folder === undefined ? [name] : [`${folder}/${name}`, `${folder}/`]
  return [name, name.replace(/(?<=.)\.(?:md|mdx|markdown)$/, '')]
}

/** Names of facts that are there in one text and not, or not so, in the other. */
function differing(before: Fact[], after: Fact[]): Set<string> {
  const said = (facts: Fact[]) => new Map(facts.map((fact) => [JSON.stringify({...fact, line: 0}), fact.name]))
  const [old, young] = [said(before), said(after)]
  const names = [...old].filter(([key]) => !young.has(key)).map(([, name]) => name)
  return new Set([...names, ...[...young].filter(([key]) => !old.has(key)).map(([, name]) => name)])
}

/** Why a text is affected: the first name of something changed that stands in it as a word of its own. */
function namedIn(text: string, names: ReadonlyMap<string, string>): string | undefined {
  for (const [name, why] of names) {
    for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
      if (!isWordBeside(text, at - 1, name[0]!) && !isWordBeside(text, at + name.length, name.at(-1)!)) return why
    }
  }
  return undefined
}

function isWordBeside(text: string, at: number, end: string): boolean {
  return /\w/.test(end) && /\w/.test(text[at] ?? '')
}
