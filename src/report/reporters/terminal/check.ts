import type {CheckResult, Evidence} from '../../../model.ts'
import {isText, objectionsTo, reasonsOf} from '../../explain.ts'
import {frame} from '../../frame.ts'
import {marks, outcomeOf} from '../../outcome.ts'
import {cut} from '../../text/cut.ts'
import {displayWidth, fit} from '../../text/display-width.ts'
import {neutralise} from '../../text/neutralise.ts'
import {oneLine} from '../../text/one-line.ts'
import type {Ink} from '../../text/paint.ts'
import {showDuration} from '../../text/show-duration.ts'
import {showPlace} from '../../text/show-place.ts'
import {wrap} from '../../text/wrap.ts'
import {expectationLines} from './expectations.ts'
import {labelled, line, type Style} from './style.ts'

const indent = 4
const lookYourself = 'look yourself'

/** A check that did not simply pass: what was expected, what was seen, how to look, what to do, and the line of the document. */
export function checkLines(result: CheckResult, style: Style): string[] {
  const outcome = outcomeOf(result)
  const {sign, ink} = marks[outcome]
  const all = objectionsTo(result)
  const against = all.slice(0, 25)
  const paths = against.map(({path}) => displayWidth(oneLine(path, 100))).filter((width) => width <= 30)
  const width = Math.max(lookYourself.length, Math.min(Math.floor(style.width / 3), Math.max(0, ...paths)))
  const say = (label: string, text: string, color: Ink) => {
    const room = Math.max(20, style.width - indent - width - 2)
    return labelled({text: label, ink: 'dim', width}, wrap(oneLine(text, 1000), room), color, indent, style)
  }
  const {title, id, place, waived, fix} = result
  const head = [
    {text: `${sign} ${oneLine(title)}`, ink},
    {text: oneLine(id), ink: 'bold' as const},
    {text: showPlace(place), ink: 'dim' as const},
  ]
  return [
    ...line(head, 2, style),
    ...(waived ? say('waived', `until ${waived.until}: ${waived.because}`, 'yellow') : []),
    ...reasonsOf(result).flatMap((reason) =>
      wrap(reason, style.width - indent).map((text) => ' '.repeat(indent) + style.paint(ink, text)),
    ),
    ...expectationLines(against, place.path, width, indent, style),
    ...(all.length > 25 ? [`${' '.repeat(indent)}and ${all.length - 25} more`] : []),
    ...(waived ? [] : result.evidence.slice(0, 3).flatMap((piece) => evidenceLines(piece, width, style))),
    ...(result.attempts > 1
      ? say('looked', `${result.attempts} times in ${showDuration(result.durationMs)}`, 'plain')
      : []),
    ...commandLines(result.command, width, style),
    ...(fix === undefined ? [] : say('fix', fix, 'cyan')),
    ...(waived ? [] : frameLines(result, style)),
  ]
}

/** Never broken, so that it can be copied. */
function commandLines(command: string | undefined, width: number, style: Style): string[] {
  if (command === undefined) return []
  const lines = neutralise(cut(command.trim(), 2000)).split('\n')
  const shown = lines.length > 10 ? [...lines.slice(0, 10), '…'] : lines
  return labelled({text: lookYourself, ink: 'dim', width}, shown, 'cyan', indent, style)
}

function evidenceLines({label, text, bytes}: Evidence, width: number, style: Style): string[] {
  const lines = neutralise(cut(text.trim(), 4000)).split('\n')
  if (text.trim() === '') return []
  const room = Math.max(20, style.width - indent - width - 2)
  const more = lines.length > 6 || bytes !== undefined
  const size = bytes === undefined ? `${lines.length} lines` : `${bytes} bytes`
  const shown = [...lines.slice(0, 6).map((one) => fit(one, room)), ...(more ? [`… (${size})`] : [])]
  return labelled({text: fit(oneLine(label), width), ink: 'dim', width}, shown, 'plain', indent, style)
}

/** The lines of the document that are not so; where the comparison already shows them, they are not repeated. */
function frameLines(result: CheckResult, style: Style): string[] {
  const single = objectionsTo(result).filter((expectation) => !isText(expectation))
  const places = single.flatMap(({place}) => (place ? [place] : []))
  const path = places[0]?.path
  const text = path === undefined ? undefined : style.sources?.(path)
  if (text === undefined) return []
  const same = places.filter((place) => place.path === path)
  const lines = frame(text, same, style.width - indent, style.paint)
  return lines.length === 0 ? [] : ['', ...lines.map((one) => ' '.repeat(indent) + one)]
}
