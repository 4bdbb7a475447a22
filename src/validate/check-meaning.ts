import type {Json, JsonObject} from '../model.ts'
import {listed, plainly, quote} from '../util/describe.ts'
import {durationMs} from '../util/duration.ts'
import type {Fault} from '../util/fault.ts'
import {isVariableName} from '../util/interpolate.ts'
import {isObject} from '../util/is-object.ts'
import {didYouMean} from '../util/nearest.ts'
import {isDay} from '../util/is-day.ts'
import {fault} from './fault.ts'
import {isReserved} from './reserved-names.ts'

export interface Surroundings {
  /** Names of the targets there are. */
  targets: string[]
  /** Names that a capture may not take: variables of targets and inputs. */
  taken: string[]
  /** `YYYY-MM-DD`. */
  today: string
}

/** What timers of Node.js can wait at most, rounded down to days. */
const longestMs = 24 * 86_400_000

/**
 * What the schema of the fields that all checks have cannot say: times that make no sense, days that have passed, names
 * that are not known. Values of another type are the schema's to report.
 */
export function checkMeaning(fields: JsonObject, {targets, taken, today}: Surroundings): Fault[] {
  const faults: Fault[] = []
  if (fields.timeout !== undefined) faults.push(...checkDuration('bad-value', ['timeout'], fields.timeout))
  if (isObject(fields.until)) faults.push(...checkUntil(fields.until))
  if (isObject(fields.waive)) faults.push(...checkWaiver(fields.waive, today))
  if (isObject(fields.capture)) faults.push(...checkCaptures(fields.capture, taken))
  if (Array.isArray(fields.targets)) {
    for (const [index, name] of fields.targets.entries()) {
      if (typeof name !== 'string' || targets.includes(name)) continue
      const hint = didYouMean(name, targets) ?? 'targets are configured in `proofbook.yaml`'
      const reason = `Unexpected target ${quote(name)}, expected ${listed(targets)}`
      faults.push(fault('unknown-target', ['targets', index], reason, {hint, within: name}))
    }
  }
  return faults
}

function checkDuration(rule: 'bad-value' | 'until', path: string[], value: Json | undefined): Fault[] {
  const ms = typeof value === 'string' ? durationMs(value) : undefined
  if (ms === undefined || (ms > 0 && ms <= longestMs)) return []
  return [
    fault(
      rule,
      path,
      `Unexpected ${quote(plainly(value!))}, expected ${ms === 0 ? 'more than no time' : 'at most 24 days'}`,
    ),
  ]
}

function checkUntil({within, every}: JsonObject): Fault[] {
  const faults = [
    ...checkDuration('until', ['until', 'within'], within),
    ...checkDuration('until', ['until', 'every'], every),
  ]
  const withinMs = typeof within === 'string' ? durationMs(within) : undefined
  const everyMs = typeof every === 'string' ? durationMs(every) : undefined
  if (faults.length === 0 && withinMs !== undefined && everyMs !== undefined && everyMs > withinMs) {
    const reason = `Unexpected \`every: ${plainly(every!)}\`, expected at most \`within: ${plainly(within!)}\``
    faults.push(fault('until', ['until', 'every'], reason))
  }
  return faults
}

function checkWaiver({until}: JsonObject, today: string): Fault[] {
  if (typeof until !== 'string') return []
  const path = ['waive', 'until']
  if (!isDay(until)) {
    return [
      fault('waiver', path, `Unexpected ${quote(until)}, expected a day of the calendar`, {
        hint: `\`${nextYear(today)}\``,
      }),
    ]
  }
  if (until >= today) return []
  const hint = 'mend what it excuses, or give it another day'
  return [
    fault('waiver', path, `Unexpected waiver until \`${until}\`, which has passed, expected a day to come`, {hint}),
  ]
}

function nextYear(today: string): string {
  return `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`
}

function checkCaptures(captures: JsonObject, taken: string[]): Fault[] {
  return Object.keys(captures).flatMap((name) => {
    const faulty = (wanted: string, hint?: string) => [
      fault('capture', ['capture', name], `Unexpected capture ${quote(name)}, expected ${wanted}`, {on: 'key', hint}),
    ]
    if (!isVariableName(name)) {
      const hint = name.replace(/[^A-Za-z0-9_]+/g, '_').replace(/^(?=\d)/, '_')
      return faulty('a name of letters, digits and `_`', hint && `\`${hint}\``)
    }
    if (taken.includes(name)) return faulty('a name that neither a target nor an input has')
    return isReserved(name) ? faulty('a name that means nothing to the programs that are run', '`captured_…`') : []
  })
}
