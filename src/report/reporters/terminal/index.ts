import type {Report} from '../../../report.ts'
import {formatProblems} from '../../format-problems.ts'
import type {Reporter} from '../../reporter.ts'
import {defuse} from '../../text/defuse.ts'
import {oneLine} from '../../text/one-line.ts'
import {painter} from '../../text/paint.ts'
import {showDuration} from '../../text/show-duration.ts'
import {wrap} from '../../text/wrap.ts'
import {counts, verdict} from '../../verdict.ts'
import {documentSections} from './document.ts'
import {notRun} from './not-run.ts'
import type {Style} from './style.ts'

/**
 * For people: documents in which all is well in short, then those with trouble, what was not run and why, problems, and
 * at the end the numbers, which add up, and a verdict that is never better than the report.
 */
export const terminal: Reporter = (report, options) => {
  const width = Math.max(40, Math.floor(options.width) || 80)
  const style: Style = {...options, width, paint: painter(options.color)}
  const sections = [
    ...documentSections(report, style),
    ...notRun(report, style),
    ...(report.problems.length > 0 ? [formatProblems(report.problems, {...options, width}).trimEnd()] : []),
    summary(report, style),
  ]
  return `${defuse(sections.join('\n\n'))}\n`
}

function summary(report: Report, style: Style): string {
  const {paint, width, lint} = style
  const {level, sentence} = verdict(report, lint)
  const {sign, ink} = levels[level]
  const numbers = lint ? [] : [...wrap(circumstances(report), width), ...wrap(counts(report), width)]
  const words = wrap(`${sign} ${sentence}`, width).map((line) => paint(ink, line))
  const required = (report.coverage?.requirements ?? []).flatMap(({sentence}) => wrap(sentence, width))
  return [...[...numbers, ...required].map((line) => paint('dim', line)), ...words].join('\n')
}

const levels = {
  proven: {sign: '✓', ink: 'green'},
  reserved: {sign: '!', ink: 'yellow'},
  unproven: {sign: '✗', ink: 'red'},
} as const

/** Against what, at which commit, for how long. */
function circumstances({target, commit, dirty, durationMs}: Report): string {
  const at = commit === undefined ? '' : ` at ${oneLine(commit.slice(0, 7))}${dirty ? ' with uncommitted changes' : ''}`
  return `${oneLine(target)}${at}, ${showDuration(durationMs)}`
}
