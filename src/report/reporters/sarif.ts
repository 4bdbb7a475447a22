import type {CheckResult, Json, JsonObject, Omission, Place, Problem} from '../../model.ts'
import type {Report} from '../../report.ts'
import {digest} from '../../util/digest.ts'
import {explain, objectionsTo, placeOf} from '../explain.ts'
import {outcomeOf, resultsOf} from '../outcome.ts'
import type {Reporter} from '../reporter.ts'
import {jsonText} from '../text/json-text.ts'
import {oneLine} from '../text/one-line.ts'
import {showPlace} from '../text/show-place.ts'
import {counts} from '../verdict.ts'

/** What SARIF calls a result: something that somebody should look at. */
interface Finding {
  rule: string
  level: 'error' | 'warning' | 'note'
  message: string[]
  place: Place
  related: Place[]
  /** What makes it the same finding in the next run, wherever it has moved to in its file. */
  identity: string[]
  suppression?: string
}

/**
 * SARIF 2.1.0, for code scanning: a result for each problem and for each check that is not plain green, waived ones
 * suppressed with their reason; what passed or was not run is counted in the properties of the run.
 * Format: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export const sarif: Reporter = (report) => {
  const findings = findingsOf(report)
  const rules = [...new Set(findings.map(({rule}) => rule))].sort()
  const seen = new Map<string, number>()
  const run = {
    tool: {driver: {name: report.tool.name, version: report.tool.version, rules: rules.map(ruleObject)}},
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: {SRCROOT: {description: {text: 'The root of the project.'}}},
    invocations: [{executionSuccessful: !report.interrupted, ...times(report)}],
    properties: {
      target: report.target,
      ...(report.commit === undefined ? {} : {commit: report.commit}),
      totals: report.totals,
      counts: counts(report),
    },
    results: findings.map((finding) => resultObject(finding, rules, seen)),
  }
  return `${jsonText({$schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run]}, 2)}\n`
}

function findingsOf(report: Report): Finding[] {
  return [
    ...report.problems.map(problemFinding),
    ...resultsOf(report).flatMap(resultFinding),
    ...report.refused.map(refusedFinding),
  ]
}

function problemFinding({rule, severity, reason, place, hint}: Problem): Finding {
  const message = hint === undefined ? [reason] : [reason, hint]
  return {rule, level: severity, message, place, related: [], identity: [rule, place.path, reason]}
}

function resultFinding(result: CheckResult): Finding[] {
  const outcome = outcomeOf(result)
  if (outcome === 'passed' || outcome === 'skipped') return []
  const rule = outcome === 'flaky' ? 'check-flaky' : `check-${result.status}`
  const place = placeOf(result)
  const others = objectionsTo(result).flatMap(({place}) => (place ? [place] : []))
  const message = [
    `${result.title} (${result.id} on ${result.target})`,
    ...explain(result),
    ...(result.fix === undefined || outcome === 'flaky' ? [] : [`fix: ${result.fix}`]),
  ]
  return [
    {
      rule,
      level: outcome === 'flaky' ? 'note' : 'error',
      message,
      place,
      related: others.filter((other) => other !== place),
      identity: [rule, result.id, result.target],
      suppression: outcome === 'waived' ? result.waived?.because : undefined,
    },
  ]
}

function refusedFinding({id, title, place, reason}: Omission): Finding {
  const message = [`${title} (${id})`, reason]
  return {rule: 'check-refused', level: 'error', message, place, related: [], identity: ['check-refused', id]}
}

const ruleTexts: Record<string, string> = {
  'check-failed': 'The system is not as the document says.',
  'check-errored': 'Whether the system is as the document says could not be found out.',
  'check-flaky': 'The check passed only after a look that did not.',
  'check-refused': 'The check needs more than the target allows.',
}

function ruleObject(rule: string): JsonObject {
  return {
    id: oneLine(rule),
    shortDescription: {text: ruleTexts[rule] ?? `The document breaks the rule ${oneLine(rule)}.`},
  }
}

function resultObject(finding: Finding, rules: string[], seen: Map<string, number>): JsonObject {
  const {rule, level, message, place, related, identity, suppression} = finding
  const print = digest(JSON.stringify(identity)).replace('sha256:', '')
  const occurrence = (seen.get(print) ?? 0) + 1
  seen.set(print, occurrence)
  const relatedLocations = related.map((other, id): Json => ({
    id,
    ...location(other),
    message: {text: showPlace(other)},
  }))
  return {
    ruleId: oneLine(rule),
    ruleIndex: rules.indexOf(rule),
    level,
    message: {text: message.map((line) => oneLine(line, 1000)).join('\n')},
    locations: [location(place)],
    ...(relatedLocations.length > 0 ? {relatedLocations} : {}),
    partialFingerprints: {'proofbook/v1': `${print}:${occurrence}`},
    ...(suppression === undefined ? {} : {suppressions: [{kind: 'external', justification: oneLine(suppression)}]}),
  }
}

function location({path, start, end}: Place): JsonObject {
  const region = {startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column}
  return {physicalLocation: {artifactLocation: {uri: uri(path), uriBaseId: 'SRCROOT'}, region}}
}

/** A relative URI by RFC 3986; lone surrogates, which no URI can hold, become U+FFFD. */
function uri(path: string): string {
  return path
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/')
}

function times({startedAt, durationMs}: Report): JsonObject {
  const start = Date.parse(startedAt)
  const end = start + durationMs
  if (!(Math.abs(start) < 8e15 && Math.abs(end) < 8e15)) return {}
  return {startTimeUtc: new Date(start).toISOString(), endTimeUtc: new Date(end).toISOString()}
}
