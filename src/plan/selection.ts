import type {CheckSpec} from '../model.ts'
import {quoteShell} from '../util/quote-shell.ts'
import {fitsTags, parseTags} from './tag-expression.ts'

/** What the command line asks for: a check is selected when it fits every field that is given. */
export interface Selection {
  /** Documents, folders, `document.md#name`, or patterns with `*` and `**`; relative to the root. */
  paths?: string[]
  /** Global ids, or names as written in a document. */
  ids?: string[]
  /** An expression such as `smoke and not slow`. */
  tags?: string
  kinds?: string[]
  /** Ids of what did not pass in the last run. */
  failed?: ReadonlySet<string>
  /** Says of a check why a change can have made it untrue; undefined: it cannot. */
  changed?: (spec: CheckSpec) => string | undefined
  /** One part of `of` of what is selected; `index` counts from 1. */
  shard?: {index: number; of: number}
}

/** Says of a check why it is not selected; undefined when it is. */
export function selector(selection: Selection): (spec: CheckSpec) => string | undefined {
  const {paths, ids, kinds, failed, changed, tags} = selection
  const criteria: {fits: (spec: CheckSpec) => boolean; reason: string}[] = []
  if (paths) {
    const matchers = paths.map(pathMatcher)
    criteria.push({fits: (spec) => matchers.some((fits) => fits(spec)), reason: notSelectedBy('', paths)})
  }
  if (ids) criteria.push({fits: (spec) => ids.some((id) => isNamed(spec, id)), reason: notSelectedBy('--id ', ids)})
  if (tags !== undefined) {
    const parsed = parseTags(tags)
    const fits = (spec: CheckSpec) => 'expression' in parsed && fitsTags(parsed.expression, new Set(spec.tags))
    criteria.push({fits, reason: notSelectedBy('--tag ', [tags])})
  }
  if (kinds) criteria.push({fits: ({kind}) => kinds.includes(kind), reason: notSelectedBy('--kind ', kinds)})
  if (failed) criteria.push({fits: ({id}) => failed.has(id), reason: 'did not fail in the last run'})
  if (changed) criteria.push({fits: (spec) => changed(spec) !== undefined, reason: 'names nothing that changed'})
  return (spec) => criteria.find(({fits}) => !fits(spec))?.reason
}

/** Whether a word names a check: its global id, or its name in its document. */
export function isNamed(spec: CheckSpec, id: string): boolean {
  return spec.id === id || spec.name === id
}

/** A path of the command line without its `#name`, and that; a name is no part of a path where it could not be one of a check. */
export function splitPath(path: string): {file: string; name?: string} {
  const [, file = path, name] = /^(.*)#([^#/.]*)$/s.exec(path) ?? []
  return {file, ...(name !== undefined && {name})}
}

/** Whether a path of the command line takes a check: its document, a folder above it, a pattern, or the check itself. */
export function pathMatcher(path: string): (spec: Pick<CheckSpec, 'document' | 'name'>) => boolean {
  const {file, name} = splitPath(path)
  const fits = documentMatcher(file)
  return (spec) => fits(spec.document) && (name === undefined || name === spec.name)
}

/** Whether a path of the command line, without `#name`, takes a document. */
export function documentMatcher(path: string): (document: string) => boolean {
  const plain = path.replace(/^(\.\/+)+/, '').replace(/\/+$/, '')
  if (plain === '' || plain === '.') return () => true
  const pattern = plain.includes('*') ? patternOf(plain) : undefined
  return (document) => document === plain || document.startsWith(`${plain}/`) || pattern?.test(document) === true
}

function patternOf(glob: string): RegExp {
  const parts = glob.split(/(\*\*\/|\*\*|\*)/).map((part) => {
    if (part === '**/') return '(?:.*/)?'
    if (part === '**') return '.*'
    return part === '*' ? '[^/]*' : part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&')
  })
  return new RegExp(`^${parts.join('')}$`, 's')
}

function notSelectedBy(option: string, values: string[]): string {
  if (values.length > 3) return `not selected by ${option}with any of ${values.length} values`
  return `not selected by ${values.map((value) => `${option}${value.includes('\0') ? '?' : quoteShell(value)}`).join(' ')}`
}
