import type {CheckResult, Omission, Place, Problem} from '../../model.ts'
import type {Report, ReportedDocument} from '../../report.ts'
import {explain, placeOf} from '../explain.ts'
import {outcomeOf} from '../outcome.ts'
import type {Reporter} from '../reporter.ts'
import {cut} from '../text/cut.ts'
import {defuse} from '../text/defuse.ts'
import {neutralise} from '../text/neutralise.ts'
import {verdict} from '../verdict.ts'

/** One test case: what JUnit knows of a check, a problem or an omission. */
interface Case {
  classname: string
  name: string
  place: Place
  ms: number
  /** The element that says that it did not pass. */
  verdict?: {element: 'failure' | 'error' | 'skipped'; type: string; message: string; text: string}
  output: string
}

interface Suite {
  name: string
  file: string
  cases: Case[]
}

/**
 * JUnit XML, for CI: a suite for each document, one for problems and one for checks that were not run. Errored, refused
 * and problems are `error`; waived, omitted and warnings are `skipped`, because they do not fail the run.
 * Format: https://github.com/testmoapp/junitxml; text is escaped, never CDATA, and holds no character that XML forbids.
 */
export const junit: Reporter = (report, {lint}) => {
  const suites = suitesOf(report, lint)
  const body = suites.map((suite) => suiteXml(suite, report))
  const attributes = {name: report.tool.name, ...tally(suites.flatMap(({cases}) => cases)), timestamp: report.startedAt}
  const xml = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${xmlAttributes(attributes)}>`,
    ...body,
    '</testsuites>',
  ]
  return `${defuse(xml.join('\n'), (character) => `&#${character.charCodeAt(0)};`)}\n`
}

function suitesOf(report: Report, lint = false): Suite[] {
  const suites = [
    {name: 'problems', file: '', cases: report.problems.map(problemCase)},
    ...report.documents.map((document) => ({
      name: document.title,
      file: document.path,
      cases: document.results.map((result) => resultCase(document, result)),
    })),
    {name: 'refused', file: '', cases: report.refused.map((omission) => omissionCase(omission, 'error', 'refused'))},
    {
      name: 'omitted',
      file: '',
      cases: report.omissions.map((omission) => omissionCase(omission, 'skipped', 'omitted')),
    },
  ].filter(({cases}) => cases.length > 0)
  const {level, sentence} = verdict(report, lint)
  const silent = level === 'unproven' && !suites.some(({cases}) => cases.some(fails))
  return silent ? [{name: 'run', file: '', cases: [runCase(sentence)]}, ...suites] : suites
}

function fails({verdict}: Case): boolean {
  return verdict !== undefined && verdict.element !== 'skipped'
}

/** A consumer that counts failures must not read as green what is not: nothing checked, or interrupted. */
function runCase(sentence: string): Case {
  const start = {line: 1, column: 1}
  const verdict = {element: 'error', type: 'unproven', message: sentence, text: ''} as const
  return {classname: 'run', name: 'run', place: {path: '', start, end: start}, ms: 0, verdict, output: ''}
}

function problemCase({rule, severity, reason, place, hint}: Problem): Case {
  const element = severity === 'error' ? 'error' : 'skipped'
  const message = severity === 'error' ? reason : `warning: ${reason}`
  const name = `${rule} at ${place.path}:${place.start.line}:${place.start.column}`
  return {
    classname: 'problems',
    name,
    place,
    ms: 0,
    verdict: {element, type: rule, message, text: hint ?? ''},
    output: '',
  }
}

function omissionCase({id, title, place, reason}: Omission, element: 'error' | 'skipped', type: string): Case {
  const verdict = {element, type, message: `${type}: ${reason}`, text: ''}
  return {classname: type, name: `${id} ${title}`, place, ms: 0, verdict, output: ''}
}

function resultCase(document: ReportedDocument, result: CheckResult): Case {
  const output = [
    result.sentence,
    ...(result.status === 'passed' ? explain(result) : []),
    ...(result.command === undefined ? [] : [`look yourself: ${result.command}`]),
    ...result.evidence.map(({label, text}) => `${label}:\n${cut(text, 4000)}`),
  ]
  const name = `${result.id.slice(result.id.lastIndexOf('#') + 1)}: ${result.title}`
  const {durationMs: ms} = result
  return {
    classname: document.slug,
    name,
    place: placeOf(result),
    ms,
    verdict: verdictOf(result),
    output: output.join('\n'),
  }
}

function verdictOf(result: CheckResult): Case['verdict'] {
  const outcome = outcomeOf(result)
  if (outcome === 'passed' || outcome === 'flaky') return undefined
  const lines = explain(result)
  const text = [...lines, ...(result.fix === undefined ? [] : [`fix: ${result.fix}`])].join('\n')
  const message = lines[0] ?? outcome
  if (outcome === 'failed') return {element: 'failure', type: 'failed', message, text}
  if (outcome === 'errored') return {element: 'error', type: 'errored', message, text}
  return {element: 'skipped', type: outcome, message: outcome === 'waived' ? `waived: ${message}` : message, text}
}

function suiteXml({name, file, cases}: Suite, report: Report): string {
  const attributes = {name, ...(file === '' ? {} : {file}), ...tally(cases), timestamp: report.startedAt}
  return [
    `  <testsuite${xmlAttributes(attributes)}>`,
    `    <properties><property${xmlAttributes({name: 'target', value: report.target})}/></properties>`,
    ...cases.map(caseXml),
    '  </testsuite>',
  ].join('\n')
}

function caseXml({classname, name, place, ms, verdict, output}: Case): string {
  const at = place.path === '' ? {} : {file: place.path, line: place.start.line}
  const open = `    <testcase${xmlAttributes({name, classname, ...at, time: seconds(ms)})}`
  const inner = [
    ...(verdict ? [verdictXml(verdict)] : []),
    ...(output === '' ? [] : [`      <system-out>${escape(output)}</system-out>`]),
  ]
  return inner.length === 0 ? `${open}/>` : [`${open}>`, ...inner, '    </testcase>'].join('\n')
}

function verdictXml({element, type, message, text}: NonNullable<Case['verdict']>): string {
  const attributes = element === 'skipped' ? {message} : {message, type}
  return `      <${element}${xmlAttributes(attributes)}>${escape(text)}</${element}>`
}

function tally(cases: Case[]): Record<string, string | number> {
  const count = (element: string) => cases.filter(({verdict}) => verdict?.element === element).length
  const ms = cases.reduce((sum, one) => sum + one.ms, 0)
  const numbers = {failures: count('failure'), errors: count('error'), skipped: count('skipped')}
  return {tests: cases.length, ...numbers, time: seconds(ms)}
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3)
}

function xmlAttributes(attributes: Record<string, string | number | undefined>): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escape(cut(String(value), 2000)).replaceAll('\n', '&#10;')}"`)
    .join('')
}

/** Neutralised text has none of the characters that XML 1.0 forbids (https://www.w3.org/TR/xml/#charsets). */
function escape(text: string): string {
  return neutralise(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
