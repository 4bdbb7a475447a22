import type {CheckResult, Expectation, Omission, Problem} from '../../model.ts'
import type {Report, ReportedDocument} from '../../report.ts'
import {isText, objectionsTo, reasonsOf, reservationsOn} from '../explain.ts'
import {groupReasons} from '../group-reasons.ts'
import {marks, outcomeOf, resultsOf, type Outcome} from '../outcome.ts'
import type {Reporter} from '../reporter.ts'
import {defuse} from '../text/defuse.ts'
import {difference} from '../text/difference.ts'
import {oneLine} from '../text/one-line.ts'
import {plural} from '../../util/plural.ts'
import {showDuration} from '../text/show-duration.ts'
import {showInputs} from '../text/show-inputs.ts'
import {showPlace, showPoint} from '../text/show-place.ts'
import {showValue} from '../text/show-value.ts'
import {counts, verdict} from '../verdict.ts'

/** GitHub takes a job summary of one MiB; a little is kept for the line that says what is missing. */
const maxBytes = 1024 * 1024 - 1024
/** Rows of a table, and checks that are told in full. */
const maxRows = 100
/** Texts of a check that are compared line by line. */
const maxDiffs = 3

/**
 * GitHub-flavoured Markdown, for a job summary or a comment: the verdict, a table of documents, then what needs somebody.
 * Bounded, and nothing in a report can become markup, a link that hides its address, or a mention.
 */
export const markdown: Reporter = (report, {lint}) => {
  const {level, sentence} = verdict(report, lint)
  const sign = level === 'proven' ? '✓' : level === 'reserved' ? '!' : '✗'
  return withinBytes([
    `## ${sign} Proofbook: ${md(sentence)}`,
    `${md(counts(report))}.`,
    facts(report),
    ...documentTable(report.documents),
    ...problemTable(report.problems),
    ...details(report, 'failed', 'Failed'),
    ...details(report, 'errored', 'Could not be found out'),
    ...omissionList('Refused', report.refused),
    ...details(report, 'waived', 'Waived'),
    ...details(report, 'flaky', 'Flaky'),
    ...omissionList(
      'Skipped',
      resultsOf(report).filter(({status}) => status === 'skipped'),
    ),
    ...omissionList('Omitted', report.omissions),
  ])
}

function facts({target, commit, dirty, startedAt, durationMs}: Report): string {
  const at = commit === undefined ? '' : ` at ${code(commit.slice(0, 12))}${dirty ? ' with uncommitted changes' : ''}`
  return `Target ${code(target)}${at}, ${md(startedAt)}, ${showDuration(durationMs)}.`
}

function documentTable(documents: ReportedDocument[]): string[] {
  const rows = documents.map(({title, path, results}) => {
    const numbers = (['passed', 'failed', 'errored', 'skipped'] as const).map(
      (status) => results.filter((result) => result.status === status).length,
    )
    const inputs = showInputs(results)
    const name = `${md(title)}<br>${code(path)}${inputs === '' ? '' : `<br>with ${code(inputs)}`}`
    return [name, ...numbers.map(String)]
  })
  return table(['Document', 'passed', 'failed', 'errored', 'skipped'], rows)
}

function problemTable(problems: Problem[]): string[] {
  const rows = problems.map((problem) => {
    const {severity, rule, reason, hint} = problem
    return [
      code(showPoint(problem.place)),
      `${severity} ${code(rule)}`,
      md(reason) + (hint === undefined ? '' : `<br>${md(hint)}`),
    ]
  })
  return rows.length === 0 ? [] : ['### Problems', ...table(['Place', 'Rule', 'What was found'], rows)]
}

function details(report: Report, outcome: Outcome, title: string): string[] {
  const results = resultsOf(report).filter((result) => outcomeOf(result) === outcome)
  if (results.length === 0) return []
  const left = results.length - maxRows
  const more = left > 0 ? [`…and ${plural(left, 'more check')}.`] : []
  return [`### ${title}`, ...results.slice(0, maxRows).map(detail), ...more]
}

function detail(result: CheckResult): string {
  const {title, id, place, sentence, command, fix} = result
  const against = objectionsTo(result)
  const lines = [...reasonsOf(result), ...reservationsOn(result)]
  return [
    `#### ${marks[outcomeOf(result)].sign} ${md(title)}`,
    `${code(id)} · ${code(showPlace(place))} · ${md(sentence)}`,
    lines.map((line) => `- ${md(line)}`).join('\n'),
    ...table(['', 'Expected', 'Seen', 'Line'], against.map(expectationRow)),
    ...against.filter(isText).slice(0, maxDiffs).flatMap(diffBlock),
    [
      ...(command === undefined ? [] : [`- Look yourself: ${code(command)}`]),
      ...(fix === undefined || result.status === 'passed' ? [] : [`- Fix: ${md(fix)}`]),
    ].join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

function expectationRow(expectation: Expectation): string[] {
  const {path, expected, actual, error, derivation, place} = expectation
  const line = place ? code(showPlace(place)) : ''
  if (isText(expectation)) return [code(path), 'a text', 'differs as shown below', line]
  const seen = error === undefined ? code(showValue(actual)) : `not judged: ${md(error)}`
  return [code(path), code(expected), seen + (derivation === undefined ? '' : `<br>${md(derivation)}`), line]
}

function diffBlock({expected, actual}: Expectation & {actual: string}): string[] {
  const lines = difference(expected, actual).map(({sign, text}) => `${sign} ${defuse(oneLine(text))}`)
  if (lines.length === 0) return ['Only the line end at the very end differs.']
  const longest = Math.max(2, ...lines.flatMap((line) => (line.match(/`+/g) ?? []).map(({length}) => length)))
  const fence = '`'.repeat(longest + 1)
  return [[`${fence}diff`, ...lines, fence].join('\n')]
}

function omissionList(title: string, all: Pick<CheckResult | Omission, 'id' | 'reason'>[]): string[] {
  const groups = groupReasons(all)
  const items = groups.slice(0, maxRows).map(({reason, ids}) => {
    const names = ids.slice(0, 20).map(code).join(', ')
    return `- ${ids.length} × ${md(reason)}: ${names}${ids.length > 20 ? ', …' : ''}`
  })
  const left = groups.slice(maxRows).reduce((sum, {ids}) => sum + ids.length, 0)
  if (left > 0) items.push(`- ${left} for other reasons`)
  return groups.length === 0 ? [] : [`### ${title}`, items.join('\n')]
}

function table(head: string[], rows: string[][]): string[] {
  if (rows.length === 0) return []
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  const shown = rows.slice(0, maxRows).map(line)
  const more = rows.length > maxRows ? [`…and ${plural(rows.length - maxRows, 'more row')}.`] : []
  return [[line(head), line(head.map(() => '---')), ...shown].join('\n'), ...more]
}

/** Text; a mention in it calls nobody. */
function md(text: string): string {
  return entities(text).replaceAll('@', '@&#8203;')
}

/** Not a code span, in which entities mean nothing and a pipe would end the cell. It can be copied as it is. */
function code(text: string): string {
  return `<code>${entities(text)}</code>`
}

/** Entities are never markup (https://spec.commonmark.org/0.31.2/#entity-and-numeric-character-references). */
function entities(text: string): string {
  return oneLine(text, 1000).replace(
    /[&<>\\`*_[\]|~#$!]|:(?=\/\/)|(?<=\bwww)\./gi,
    (character) => `&#${character.charCodeAt(0)};`,
  )
}

function withinBytes(parts: string[]): string {
  let bytes = 0
  const safe = parts.map((part) => defuse(part, (character) => `&#${character.charCodeAt(0)};`))
  const kept = safe.filter((part, index) => {
    const size = Buffer.byteLength(part) + 2
    const fits = index < 3 || bytes + size <= maxBytes
    if (fits) bytes += size
    return fits
  })
  const left = parts.length - kept.length
  if (left > 0) kept.push(`…and ${plural(left, 'more part')}, for which there was no room.`)
  return `${kept.join('\n\n')}\n`
}
