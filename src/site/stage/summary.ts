import type {Problem} from '../../model.ts'
import {plural} from '../../util/plural.ts'
import type {MadeSite} from './make-site.ts'

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

/**
 * What became of a folder: a line for everything that was tolerated or left out and for what is wrong with checks, with its place,
 * and totals that add up. `show` gives a path of the folder as the reader would open it.
 */
export function summary(made: MadeSite, problems: Problem[], show: (path: string) => string): string {
  const {pages} = made.manifest
  const notes = [
    ...made.notes.map(({path, line, message}) => `${show(path)}:${line}  ${message}`),
    ...problems
      .filter(({rule}) => !said.includes(rule))
      .map(({place: {path, start}, reason}) => `${path}:${start.line}  ${reason}`),
  ]
  const omissions = made.omissions.map(({path, reason}) => `${show(path)}  left out: ${reason}`)
  const sources = pages.filter(({asSource}) => asSource).length
  const totals = [
    plural(pages.length, 'document'),
    `${plural(pages.length, 'page')}${sources === 0 ? '' : ` (${sources} as source)`}`,
    plural(notes.length, 'diagnostic'),
    `${omissions.length} left out`,
  ]
  const lines = [...notes, ...omissions].map((line) => `${line.replace(/[\p{Cc}\p{Cf}]/gu, '\uFFFD')}\n`)
  return `${lines.join('')}${totals.join(' · ')}\n`
}
