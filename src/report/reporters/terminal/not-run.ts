import type {Report} from '../../../report.ts'
import {groupReasons, type Group} from '../../group-reasons.ts'
import {resultsOf} from '../../outcome.ts'
import {sameReason} from '../../same-reason.ts'
import {oneLine} from '../../text/one-line.ts'
import {showPlace} from '../../text/show-place.ts'
import {line, type Style} from './style.ts'

/** What was not run and why: refused checks one by one; those that saw nothing, skipped and omitted ones by their reason. */
export function notRun(report: Report, style: Style): string[] {
  const skipped = groupReasons(resultsOf(report).filter(({status}) => status === 'skipped'))
  const omitted = groupReasons(report.omissions)
  const errored = style.verbose ? [] : groupReasons(sameReason(report))
  const lines = [
    ...report.refused.flatMap(({id, reason, place}) => {
      const head = {text: `✗ refused ${oneLine(id)}`, ink: 'red' as const}
      return line([head, {text: oneLine(reason), ink: 'plain'}, {text: showPlace(place), ink: 'dim'}], 2, style)
    }),
    ...errored.flatMap((group) => groupLines('errored', group, style, '?')),
    ...skipped.flatMap((group) => groupLines('skipped', group, style)),
    ...omitted.flatMap((group) => groupLines('omitted', group, style)),
  ]
  return lines.length === 0
    ? []
    : [[style.paint('bold', errored.length > 0 ? 'Not found out, or not run' : 'Not run'), ...lines].join('\n')]
}

function groupLines(word: string, {reason, ids}: Group, style: Style, sign = '-'): string[] {
  const names = ids.length > 4 ? `${ids.slice(0, 3).join(', ')} and ${ids.length - 3} more` : ids.join(', ')
  const head = {text: `${sign} ${ids.length} ${word}`, ink: 'yellow' as const, width: 12}
  return line([head, {text: reason, ink: 'plain'}, {text: names, ink: 'dim'}], 2, style)
}
