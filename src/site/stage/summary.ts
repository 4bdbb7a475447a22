import {plural} from '../../util/plural.ts'
import type {MadeSite} from './make-site.ts'

/** What became of a folder: a line for everything that was tolerated or left out, with its place, and totals that add up. */
export function summary({manifest: {pages}, notes, omissions}: MadeSite): string {
  const lines = [
    ...notes.map(({path, line, message}) => `${path}:${line}  ${message}`),
    ...omissions.map(({path, reason}) => `${path}  left out: ${reason}`),
  ]
  const sources = pages.filter(({asSource}) => asSource).length
  const totals = [
    plural(pages.length, 'document'),
    `${plural(pages.length, 'page')}${sources === 0 ? '' : ` (${sources} as source)`}`,
    plural(notes.length, 'diagnostic'),
    `${omissions.length} left out`,
  ]
  return `${lines.map((line) => `${line.replace(/[\p{Cc}\p{Cf}]/gu, '\uFFFD')}\n`).join('')}${totals.join(' · ')}\n`
}
