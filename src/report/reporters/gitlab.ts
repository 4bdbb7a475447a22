import type {Place} from '../../model.ts'
import type {Report} from '../../report.ts'
import {digest} from '../../util/digest.ts'
import {explain, placeOf} from '../explain.ts'
import {isOpen, outcomeOf, resultsOf} from '../outcome.ts'
import type {Reporter} from '../reporter.ts'
import {jsonText} from '../text/json-text.ts'
import {oneLine} from '../text/one-line.ts'

/** What GitLab shows at a line of a merge request. */
interface Issue {
  name: string
  severity: 'info' | 'minor' | 'major' | 'critical'
  lines: string[]
  place: Place
  identity: string[]
}

/**
 * A GitLab code quality report: an issue for each problem and each check that is not plain green.
 * Format: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export const gitlab: Reporter = (report) => {
  const seen = new Map<string, number>()
  const issues = issuesOf(report).map(({name, severity, lines, place, identity}) => {
    const key = JSON.stringify(identity)
    const occurrence = seen.get(key) ?? 0
    seen.set(key, occurrence + 1)
    return {
      description: lines.map((line) => oneLine(line, 500)).join('; '),
      check_name: oneLine(name),
      fingerprint: digest(`${key}${occurrence}`).replace('sha256:', ''),
      severity,
      location: {path: oneLine(place.path), lines: {begin: place.start.line}},
    }
  })
  return `${jsonText(issues, 2)}\n`
}

function issuesOf(report: Report): Issue[] {
  const problems = report.problems.map(({rule, severity, reason, place, hint}): Issue => {
    const lines = hint === undefined ? [reason] : [reason, hint]
    return {
      name: rule,
      severity: severity === 'error' ? 'major' : 'minor',
      lines,
      place,
      identity: [rule, place.path, reason],
    }
  })
  const results = resultsOf(report).flatMap((result): Issue[] => {
    const outcome = outcomeOf(result)
    if (outcome === 'passed' || outcome === 'skipped') return []
    const lines = [`${result.title} (${result.id})`, ...explain(result)]
    const severity = outcome === 'failed' ? 'critical' : isOpen(result) ? 'major' : 'info'
    return [{name: `check-${outcome}`, severity, lines, place: placeOf(result), identity: [result.id, result.target]}]
  })
  const refused = report.refused.map(({id, title, place, reason}): Issue => {
    return {
      name: 'check-refused',
      severity: 'major',
      lines: [`${title} (${id})`, reason],
      place,
      identity: ['refused', id],
    }
  })
  return [...problems, ...results, ...refused]
}
