import type {Problem} from '../model.ts'
import {frame} from './frame.ts'
import type {ReporterOptions} from './reporter.ts'
import {defuse} from './text/defuse.ts'
import {displayWidth} from './text/display-width.ts'
import {oneLine} from './text/one-line.ts'
import {painter, type Ink} from './text/paint.ts'
import {showPoint} from './text/show-place.ts'
import {wrap} from './text/wrap.ts'

/** Problems for people, in the order given: place, rule, what was found, the remedy and the line; empty for none. */
export function formatProblems(problems: Problem[], options: ReporterOptions): string {
  return problems.map((problem) => `${defuse(problemLines(problem, options).join('\n'))}\n`).join('\n')
}

function problemLines(problem: Problem, {color, width, sources}: ReporterOptions): string[] {
  const paint = painter(color)
  const {severity, rule, place, hint, url} = problem
  const ink: Ink = severity === 'error' ? 'red' : 'yellow'
  const reason = `${severity === 'error' ? '' : 'warning: '}${oneLine(problem.reason, 1000)}`
  const [at, name] = [showPoint(place), oneLine(rule, 60)]
  const head = `${paint(ink, severity === 'error' ? '✗' : '!')} ${paint('bold', at)}  ${paint('dim', name)}`
  const fits = displayWidth(`x ${at}  ${name}  ${reason}`) <= width
  const notes = [oneLine(hint ?? '', 1000), url === undefined ? '' : `see ${oneLine(url)}`].filter(
    (note) => note !== '',
  )
  const text = sources?.(place.path)
  const lines = text === undefined ? [] : frame(text, [place], width - 4, paint)
  return [
    fits ? `${head}  ${reason}` : head,
    ...(fits ? [] : indent(wrap(reason, width - 4))),
    ...indent(notes.flatMap((note) => wrap(note, width - 4)).map((line) => paint('cyan', line.trimEnd()))),
    ...(lines.length > 0 ? ['', ...indent(lines)] : []),
  ]
}

function indent(lines: string[]): string[] {
  return lines.map((line) => `    ${line}`)
}
