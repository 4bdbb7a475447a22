import type {Control} from '../../proof.ts'
import {plural} from '../../util/plural.ts'
import {formatProblems} from '../format-problems.ts'
import type {ReporterOptions} from '../reporter.ts'
import {defuse} from '../text/defuse.ts'
import {oneLine} from '../text/one-line.ts'
import {type Paint, painter} from '../text/paint.ts'
import {showPlace} from '../text/show-place.ts'
import {wrap} from '../text/wrap.ts'
import {falsifiedTotals, type Falsified} from './falsified.ts'
import {toothlessProblems} from './toothless-problems.ts'

/** For people: what could not be falsified and why, the places at which a check is toothless, the numbers. */
export function falsifiedText(falsified: Falsified, options: ReporterOptions): string {
  const {report, controls} = falsified
  const width = Math.max(40, Math.floor(options.width) || 80)
  const paint = painter(options.color)
  const unknown = controls.filter(({state}) => state === 'unknown')
  const problems = [...report.problems, ...toothlessProblems(controls)]
  const sections = [
    ...(options.verbose
      ? controls.filter(({state}) => state === 'sound').map((one) => soundLines(one, width, paint))
      : []),
    ...unknown.map((one) => unknownLines(one, width, paint)),
    ...report.refused.map(({id, reason}) => paint('red', `✗ refused ${oneLine(id)}   ${oneLine(reason)}`)),
    ...(problems.length > 0 ? [formatProblems(problems, {...options, width}).trimEnd()] : []),
    summary(falsified, paint),
  ]
  return `${defuse(sections.join('\n\n'))}\n`
}

function soundLines({id, place, tried}: Control, width: number, paint: Paint): string {
  const noticed = tried.flatMap((where) => wrap(`notices where ${oneLine(where)}`, width - 4))
  return [
    `${paint('green', `✓ ${oneLine(id)}`)}   ${paint('dim', showPlace(place))}`,
    ...noticed.map((line) => `    ${paint('dim', line)}`),
  ].join('\n')
}

function unknownLines({id, place, reason = 'nothing is known'}: Control, width: number, paint: Paint): string {
  const why = wrap(`could not be falsified: ${oneLine(reason, 400)}`, width - 4)
  return [
    `${paint('yellow', `? ${oneLine(id)}`)}   ${paint('dim', showPlace(place))}`,
    ...why.map((line) => `    ${line}`),
  ].join('\n')
}

function summary(falsified: Falsified, paint: Paint): string {
  const totals = falsifiedTotals(falsified)
  const {sound, toothless, unknown, omitted, refused} = totals
  const checks = sound + toothless + unknown
  const numbers = [
    ...(sound > 0 ? [`${sound} sound`] : []),
    ...(toothless > 0 ? [`${toothless} toothless`] : []),
    ...(unknown > 0 ? [`${unknown} could not be falsified`] : []),
  ]
  const left = [...(omitted > 0 ? [`${omitted} omitted`] : []), ...(refused > 0 ? [`${refused} refused`] : [])]
  const counted = [
    `${plural(checks, 'check')}${numbers.length > 0 ? `: ${numbers.join(', ')}` : ''}`,
    ...(left.length > 0 ? [`not run: ${left.join(', ')}`] : []),
  ].join('; ')
  return `${paint('dim', counted)}\n${sentence(falsified, paint)}`
}

function sentence({report, controls}: Falsified, paint: Paint): string {
  const {sound, toothless, unknown, refused} = falsifiedTotals({report, controls})
  if (report.interrupted) return paint('red', '✗ Interrupted')
  if (report.totals.problems > 0) return paint('red', `✗ Nothing was run: ${plural(report.totals.problems, 'problem')}`)
  if (toothless > 0)
    return paint(
      'red',
      `✗ Toothless: ${plural(toothless, 'check')} cannot fail where ${toothless === 1 ? 'it' : 'they'} should`,
    )
  if (refused > 0) return paint('red', `✗ Nothing was run: ${refused} refused`)
  if (unknown > 0) return paint('yellow', `! ${unknown} of ${plural(sound + unknown, 'check')} could not be falsified`)
  if (sound === 0) return paint('red', '✗ Nothing was checked')
  return paint('green', `✓ Sound: ${sound === 1 ? 'the one check can fail' : `all ${sound} checks can fail`}`)
}
