import type {RunEvent} from '../model.ts'
import {marks, outcomeOf, type Outcome} from './outcome.ts'
import {defuse} from './text/defuse.ts'
import {fit} from './text/display-width.ts'
import {oneLine} from './text/one-line.ts'
import {painter} from './text/paint.ts'
import {plural} from '../util/plural.ts'
import {showDuration} from './text/show-duration.ts'

/** How far a run has come. */
export interface Progress {
  target: string
  checks: number
  done: Record<Outcome, number>
  /** Ids of the checks that are being proven, the longest running first. */
  running: string[]
}

/** The progress of a run that has not started. */
export const notStarted: Progress = {
  target: '',
  checks: 0,
  done: {passed: 0, flaky: 0, waived: 0, failed: 0, errored: 0, skipped: 0},
  running: [],
}

/** The progress after one more event. */
export function advance(progress: Progress, event: RunEvent): Progress {
  if (event.type === 'run-started') return {...notStarted, target: event.target, checks: event.checks}
  if (event.type === 'check-started') return {...progress, running: [...progress.running, event.id]}
  if (event.type !== 'check-finished') return progress
  const outcome = outcomeOf(event.result)
  const done = {...progress.done, [outcome]: progress.done[outcome] + 1}
  return {...progress, done, running: progress.running.filter((id) => id !== event.result.id)}
}

/** The progress as one line of at most `width` columns, without a line end: `12/40  ✓ 11  ✗ 1  deployment#healthy  3.2 s`. */
export function progressLine(progress: Progress, options: {color: boolean; width: number; elapsedMs: number}): string {
  const {checks, done, running, target} = progress
  const paint = painter(options.color)
  const finished = Object.values(done).reduce((sum, count) => sum + count, 0)
  const outcomes = (Object.keys(marks) as Outcome[]).filter((outcome) => done[outcome] > 0)
  const inks = outcomes.map((outcome) => ({
    text: `${marks[outcome].sign} ${done[outcome]} ${outcome}`,
    ink: marks[outcome].ink,
  }))
  const head = [{text: `${finished}/${checks}`, ink: 'bold' as const}, ...inks]
  const left = options.width - head.map(({text}) => text).join('  ').length - 2
  const elapsed = showDuration(options.elapsedMs)
  const names =
    running.length > 0
      ? running
          .slice(0, 3)
          .map((id) => oneLine(id, 100))
          .join(', ')
      : oneLine(target, 100)
  if (left < 0) return fit(head.map(({text}) => text).join('  '), options.width)
  const tail = left > elapsed.length + 6 ? `${fit(names, left - elapsed.length - 2)}  ${elapsed}` : ''
  return [...head.map(({text, ink}) => paint(ink, text)), ...(tail === '' ? [] : [paint('dim', tail)])].join('  ')
}

/** An event as a plain line, without a line end, where no line can be redrawn; undefined where it is not worth one. */
export function eventLine(event: RunEvent): string | undefined {
  if (event.type === 'run-started')
    return defuse(`proving ${plural(event.checks, 'check')} on ${oneLine(event.target)}`)
  if (event.type === 'target-started')
    return defuse(`started ${oneLine(event.target)} in ${showDuration(event.durationMs)}`)
  if (event.type !== 'check-finished') return undefined
  const {id, durationMs} = event.result
  const outcome = outcomeOf(event.result)
  return defuse(`${marks[outcome].sign} ${outcome}  ${oneLine(id)}  ${showDuration(durationMs)}`)
}
