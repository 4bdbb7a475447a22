import {frontMatterOf} from './front-matter-of.ts'
import type {Note, StagedPage} from './manifest.ts'
import {type ReadText, readText} from './read-text.ts'

/** What Docusaurus is given for a document: as many lines as it has, unless its source is shown. */
export interface Staged {
  page: StagedPage
  text: string
}

/** The bytes of a document, or its start; and how many there are. */
export interface Content {
  bytes: Uint8Array
  size: number
}

/** Makes a page of a document's bytes, whatever they are; `failure` says why it can only be shown as its source. Never throws. */
export function stagePage(source: string, route: string, content: Content | Error, failure?: string): Staged {
  const read = content instanceof Error ? unreadable(content) : readText(content.bytes, content.size)
  const notes: Note[] = read.faults.map((fault) => ({path: source, ...fault}))
  const staged = stagedPath(source, route)
  const note = (line: number, message: string) => void notes.push({path: source, line, message})
  const top = attempt(() => frontMatterOf(source, read.text))
  const intricate = top?.document.problems.find(({rule}) => rule === 'intricate-document')
  const onlySource = failure ?? read.onlySource ?? (top ? intricate?.reason : 'Unexpected nesting, expected less of it')
  for (const {line, message} of top?.faults ?? []) note(line, message)
  if (onlySource !== undefined) note(1, `${onlySource}; shown as its source`)
  else if (/\.mdx$/i.test(source) && /^(?:import|export)\s|<[A-Z]/m.test(read.text))
    note(1, 'Unexpected MDX, expected CommonMark; components are shown as typed')
  else if (/\.erb$/i.test(source) && read.text.includes('<%'))
    note(1, 'Unexpected ERB, expected Markdown; `<% … %>` is shown as typed')
  const page: StagedPage = {
    source,
    staged,
    route,
    title: top?.title ?? top?.document.title ?? source,
    ...(top?.description !== undefined && {description: top.description}),
    tags: top?.tags ?? [],
    anchors: onlySource === undefined ? anchorsOf(read.text, top?.document.sections ?? []) : [],
    headings: Object.fromEntries((top?.document.sections ?? []).map(({anchor, place}) => [place.start.line, anchor])),
    notes,
    asSource: onlySource !== undefined,
  }
  return {page, text: onlySource === undefined ? top!.body : fenced(read.text)}
}

function unreadable(error: Error): ReadText {
  const {code = 'unknown'} = error as NodeJS.ErrnoException
  return {
    text: '',
    faults: [],
    onlySource:
      code === 'EISDIR'
        ? 'Unexpected folder, expected a file'
        : `Unexpected error on reading (${code}), expected a readable file`,
  }
}

/** Named after the address, so that names which a file system or Docusaurus reads in its own way cannot matter. */
function stagedPath(source: string, route: string): string {
  const isFront = /(?:^|\/)(?:index|readme)\.[^/]*$/i.test(source) && !/\/(?:index|readme)[^/]*$/i.test(route)
  return `pages${route}${isFront ? '/index' : ''}.md`
}

/** The anchors of headings, those that are written as `{#id}`, and those of `<a name>` and `id`. */
function anchorsOf(text: string, sections: {anchor: string}[]): string[] {
  const written = [
    ...text.matchAll(/\{#([^\s{}]{1,200})\}|<[a-z][^<>]{0,500}?\s(?:id|name)\s*=\s*["']?([^"'\s<>]{1,200})/gi),
  ]
  return [...new Set([...sections.map(({anchor}) => anchor), ...written.map(([, id, name]) => (id ?? name)!)])]
}

/** A text in a fence that nothing in it can close. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}markdown\n${text}\n${fence}\n`
}

function attempt<Found>(find: () => Found): Found | undefined {
  try {
    return find()
  } catch {
    return undefined
  }
}
