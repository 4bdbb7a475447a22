import type {Problem} from '../../model.ts'
import {plural} from '../../util/plural.ts'
import type {MadeSite} from './make-site.ts'
import type {Note} from './manifest.ts'

/** What staging says itself, in its own words. */
const said = [
  'document-too-large',
  'empty-document',
  'front-matter',
  'intricate-document',
  'missing-document',
  'not-utf-8',
  'unreadable-document',
]

export interface SummaryRequest {
  made: MadeSite
  /** What is wrong with checks. */
  problems: Problem[]
  /** A line for everything, not only for the first thing of each document. */
  verbose: boolean
  /** A path of the folder, and one of the project, as the reader would open it. */
  inFolder: (path: string) => string
  inProject: (path: string) => string
}

/** What became of a folder: what was tolerated in each document, with its place, what was left out, and totals that add up. */
export function summary({made, problems, verbose, inFolder, inProject}: SummaryRequest): string {
  const {pages} = made.manifest
  const notes = [
    ...made.notes.map((note) => ({...note, path: inFolder(note.path)})),
    ...problems
      .filter(({rule}) => !said.includes(rule))
      .map(({place, reason}) => ({path: inProject(place.path), line: place.start.line, message: reason})),
  ]
  const omissions = made.omissions.map(({path, reason}) => `${inFolder(path)}  left out: ${reason}`)
  const sources = pages.filter(({asSource}) => asSource).length
  const totals = [
    plural(pages.length, 'document'),
    `${plural(pages.length, 'page')}${sources === 0 ? '' : ` (${sources} as source)`}`,
    plural(notes.length, 'diagnostic'),
    `${omissions.length} left out`,
  ]
  const lines = [...(verbose ? notes.map(lineOf) : firstLines(notes)), ...omissions]
  return `${lines.map((line) => `${line.replace(/[\p{Cc}\p{Cf}]/gu, '\uFFFD')}\n`).join('')}${totals.join(' · ')}\n`
}

function lineOf({path, line, message}: Note): string {
  return `${path}:${line}  ${message}`
}

/** One line a document. */
function firstLines(notes: Note[]): string[] {
  const byPath = new Map<string, Note[]>()
  for (const note of notes) byPath.set(note.path, [...(byPath.get(note.path) ?? []), note])
  return [...byPath.values()].map((found) => {
    const more = found.length === 1 ? '' : `; and ${found.length - 1} more`
    return `${lineOf(found[0]!)}${more}`
  })
}
