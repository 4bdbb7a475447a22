import type {FactReader, MetricFact} from '../../fact.ts'
import {metricsInPromql} from '../../util/metrics-in-promql.ts'

/** Metrics that rules of Prometheus make and use. Line by line, since many of these files are no YAML until they are rendered. */
export const metricRules: FactReader = {
  name: 'metric-rules',
  summary: 'metrics that recording and alerting rules make and use',
  takes: (path) => /\.(?:ya?ml|rules)$/.test(path),
  mayHold: (text) => /^\s*(?:-\s+)?(?:alert|record):/m.test(text) && /^\s*(?:-\s+)?expr:/m.test(text),
  read: (path, text) => {
    const facts: MetricFact[] = []
    const lines = text.split(/\r\n|\n|\r/)
    for (let index = 0; index < lines.length; index++) {
      const [, lead = '', key, value = ''] = /^(\s*(?:-\s+)?)(record|expr):\s*(.*)$/.exec(lines[index]!) ?? []
      if (key === 'record') {
        const name = /^["']?([A-Za-z_:][\w:]*)["']?\s*(?:#.*)?$/.exec(value)?.[1]
        if (name !== undefined) facts.push({family: 'metric', source: 'recording', name, path, line: index + 1})
      } else if (key === 'expr') {
        const from = /^[|>][-+\d]*\s*(?:#.*)?$/.test(value) ? index + 1 : index
        const end = endOf(lines, index, lead.length)
        const parts = lines.slice(from, end)
        if (from === index) parts[0] = unquoted(value, parts)
        const expression = parts.join('\n')
        for (const {name, at} of metricsInPromql(expression)) {
          const line = from + expression.slice(0, at).split('\n').length
          facts.push({family: 'metric', source: 'expression', name, path, line})
        }
        index = end - 1
      }
    }
    return {facts, problems: []}
  },
  examples: [
    {
      path: 'ops/alerts.yaml',
      text: 'groups:\n  - name: a\n    rules:\n      - record: job:errors:rate5m\n        expr: sum by (job) (rate(errors_total[5m]))\n      - alert: B\n        expr: |\n          job:errors:rate5m\n            > on(job) limit_ratio{{ .x }}\n            + limit_max\n        for: 5m\n      - alert: C\n        expr: "up == 0"\n        labels: {severity: a_b}\n',
      finds: [
        {family: 'metric', source: 'recording', name: 'job:errors:rate5m', line: 4},
        {source: 'expression', name: 'errors_total', line: 5},
        {name: 'job:errors:rate5m', line: 8},
        {name: 'limit_max', line: 10},
        {name: 'up', line: 13},
      ],
    },
    {path: 'templates/rules.yaml', text: '{{- if .a }}\n- alert: A\n  expr: {{ .b }}\n{{- end }}\n', finds: []},
  ],
}

/** The line behind a value: the next one that is not indented more than its key. */
function endOf(lines: string[], start: number, indent: number): number {
  let at = start + 1
  while (at < lines.length && (lines[at]!.trim() === '' || lines[at]!.search(/\S/) > indent)) at++
  return at
}

/** The first line of a value, without the quote that it begins with; the one that it ends with is taken from the last line. */
function unquoted(value: string, parts: string[]): string {
  const quote = /^["']/.exec(value)?.[0]
  if (quote === undefined) return value
  const last = parts.length - 1
  if (last > 0) parts[last] = parts[last]!.replace(/["']\s*$/, '')
  const plain = last > 0 ? value.slice(1) : value.slice(1).replace(/["']\s*(?:#.*)?$/, '')
  return quote === '"' ? plain.replaceAll('\\"', '"') : plain.replaceAll("''", "'")
}
