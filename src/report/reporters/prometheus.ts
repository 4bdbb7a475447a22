import type {Report} from '../../report.ts'
import {resultsOf} from '../outcome.ts'
import type {Reporter} from '../reporter.ts'
import {defuse} from '../text/defuse.ts'
import {oneLine} from '../text/one-line.ts'

type Labels = Record<string, string>
type Sample = [labels: Labels, value: number]

const statuses = ['passed', 'failed', 'errored', 'skipped'] as const

/**
 * Gauges of this one run, for a textfile collector or a push gateway.
 * Format: https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format
 */
export const prometheus: Reporter = (report) => {
  const {target} = report
  const totals = Object.entries(report.totals).map(([kind, value]): Sample => [{target, kind}, value])
  const started = Date.parse(report.startedAt) / 1000
  return [
    ...gauge(
      'proofbook_check_status',
      'How a check ended: 1 for the status it has, 0 for the others.',
      statusSamples(report),
    ),
    ...gauge(
      'proofbook_check_flaky',
      'Whether a check passed only after a look that did not.',
      each(report, ({flaky}) => flaky),
    ),
    ...gauge(
      'proofbook_check_waived',
      'Whether a check may fail for now.',
      each(report, ({waived}) => waived !== undefined),
    ),
    ...gauge(
      'proofbook_check_duration_seconds',
      'How long a check took.',
      each(report, ({durationMs}) => durationMs / 1000),
    ),
    ...gauge('proofbook_run_results', 'How many checks and problems of a kind the run had.', totals),
    ...gauge('proofbook_run_interrupted', 'Whether the run was cut short.', [[{target}, Number(report.interrupted)]]),
    ...gauge('proofbook_run_duration_seconds', 'How long the run took.', [[{target}, report.durationMs / 1000]]),
    ...gauge(
      'proofbook_run_started_timestamp_seconds',
      'When the run started.',
      Number.isNaN(started) ? [] : [[{target}, started]],
    ),
    '',
  ].join('\n')
}

function statusSamples(report: Report): Sample[] {
  return statuses.flatMap((status) =>
    each(report, (result) => result.status === status).map(([labels, value]): Sample => [{...labels, status}, value]),
  )
}

function each(report: Report, value: (result: Report['documents'][0]['results'][0]) => number | boolean): Sample[] {
  return resultsOf(report).map((result) => {
    const {id, kind, target, place} = result
    return [{id, document: place.path, kind, target}, Number(value(result))]
  })
}

function gauge(name: string, help: string, samples: Sample[]): string[] {
  return [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} gauge`,
    ...samples.map(([labels, value]) => `${name}{${written(labels)}} ${value}`),
  ]
}

function written(labels: Labels): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}="${defuse(oneLine(value)).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`)
    .join(',')
}
