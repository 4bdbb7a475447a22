import type {Problem} from '../model.ts'
import type {AlertCoverage, Coverage, Requirement} from '../report.ts'
import {didYouMean} from '../util/nearest.ts'
import {UsageError} from './usage-error.ts'

/** A share that the command line asks for, in percent. */
export type Required = Pick<Requirement, 'name' | 'required'>

const names = ['alerts'] as const

/** Reads `--require alerts=95%`; of a name that is given twice, the last counts. Throws a {@link UsageError}. */
export function requirementsOf(words: readonly string[] = []): Required[] {
  const required = words.map((word): [Required['name'], number] => {
    const [, written = '', share] = /^([^=]*)=(\d+(?:\.\d+)?)\s*%?$/.exec(word) ?? []
    const name = names.find((one) => one === (share === undefined ? word.split('=', 1)[0] : written))
    if (name === undefined) {
      const unknown = word.split('=', 1)[0]!
      const reason = `Unexpected \`--require ${unknown}\`, expected one of ${names.join(', ')}`
      throw new UsageError(reason, didYouMean(unknown, names))
    }
    if (share === undefined || Number(share) > 100)
      throw new UsageError(`Unexpected \`--require ${word}\`, expected \`${name}=<share>%\` with a share from 0 to 100`)
    return [name, Number(share)]
  })
  return [...new Map(required)].map(([name, required]) => ({name, required}))
}

/** Compares what is there with what is asked for; what is not met is a problem of the command line's. */
export function judgeRequirements(
  required: readonly Required[],
  alerts: AlertCoverage | undefined,
): {coverage: Coverage; problems: Problem[]} {
  const requirements = required.map((one) => judge(one, alerts))
  const problems = requirements.filter(({met}) => !met).map((one) => unmet(one, alerts))
  return {coverage: {...(alerts && {alerts}), requirements}, problems}
}

function judge({name, required}: Required, alerts: AlertCoverage | undefined): Requirement {
  const {total, led, external, unchecked} = alerts ?? {total: 0, led: 0, external: 0, unchecked: 0}
  // Nothing is no share of anything: a folder without rules proves nothing.
  const met = total > 0 && led * 100 >= required * total
  const share =
    total === 0 ? 'none to count' : `${led} of ${total} lead to a runbook (${Math.floor((led * 100) / total)} %)`
  const aside = [
    ...(external > 0 ? [`${external} ${external === 1 ? 'leads' : 'lead'} elsewhere`] : []),
    ...(unchecked > 0 ? [`${unchecked} cannot be checked`] : []),
  ]
  const rest = aside.length === 0 ? '' : `; besides, ${aside.join(' and ')}`
  return {name, required, met, sentence: `${name}: ${share}, ${required} % required${rest}`}
}

const most = 3

function unmet({name, required}: Requirement, alerts: AlertCoverage | undefined): Problem {
  const start = {line: 1, column: 1}
  const found = alerts && alerts.total > 0 ? `${alerts.led} of ${alerts.total} ${name}` : `absence of ${name}`
  const missing = alerts?.rules.filter(({state}) => /^(?:none|dead-page|dead-anchor)$/.test(state)) ?? []
  const first = missing.slice(0, most).map(({name, path, line}) => `\`${name}\` (${path}:${line})`)
  const more = missing.length > most ? ` and ${missing.length - most} more` : ''
  const hint =
    first.length > 0 ? `${first.join(', ')}${more} ${missing.length === 1 ? 'does' : 'do'} not` : 'no rules were found'
  return {
    rule: 'unmet-requirement',
    severity: 'error',
    reason: `Unexpected ${found} that lead to a runbook, expected ${required} %`,
    place: {path: '<command line>', start, end: start},
    hint,
  }
}
