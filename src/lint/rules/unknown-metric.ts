import type {Facts} from '../../fact.ts'
import type {Page, PageFence, Span} from '../../page.ts'
import type {Finding, Rule} from '../../rule.ts'
import {metricsInPromql} from '../../util/metrics-in-promql.ts'
import {didYouMean} from '../../util/nearest.ts'
import {type KnownMetrics, knownMetrics} from '../metrics/known-metrics.ts'
import {placeInPiece} from '../place-in-piece.ts'

const files = {
  'src/metrics.ts':
    "import {Counter, Histogram} from 'prom-client'\nnew Counter({name: 'shop_orders_total', help: 'x'})\nnew Histogram({name: 'shop_order_seconds', help: 'x'})\nnew Counter({name: 'http_requests_total', help: 'x'})\nnew Histogram({name: 'http_server_request_duration_seconds', help: 'x'})\n",
}

/** A metric of the repository that a page or a rule asks for is exposed. */
export const unknownMetric: Rule = {
  name: 'unknown-metric',
  about: 'A metric that a page or an alert asks for is exposed',
  why: 'A query of a metric that is gone answers with nothing, which looks like calm; an alert on it never fires.',
  remedy: 'Write the name that the metric has now, in the page and in the rule.',
  severity: 'warning',
  good: [
    {
      shows: 'metrics that are there, those of other programs, and names that are no metrics',
      files: {
        ...files,
        'ops/rules.yml':
          'groups:\n- rules:\n  - record: shop:orders:rate5m\n    expr: sum(rate(shop_orders_total[5m]))\n  - alert: A\n    expr: shop:orders:rate5m == 0 or node_load1 > 3 or up == 0\n',
      },
      page: [
        '`shop_orders_total`, `shop_order_seconds`, `node_memory_bytes`, `go_gc_seconds`, `http_client_request_duration_seconds`, `shop_user`, `http_parser_total`',
        '',
        '```promql',
        'histogram_quantile(0.9, rate(shop_order_seconds_bucket{shop_label="x"}[5m])) / on(shop_id) up',
        '```',
      ].join('\n'),
    },
    {shows: 'a repository that exposes nothing', page: '`shop_orders_total` and `rate(shop_other_total[5m])`\n'},
  ],
  bad: [
    {
      shows: 'metrics that were renamed, in a page and in an alert',
      files: {
        ...files,
        'ops/rules.yml':
          'groups:\n- rules:\n  - alert: A\n    expr: |\n      rate(shop_sales_total[5m]) > 1\n        and http_requests_seconds_count > 0\n',
      },
      page: [
        'See `shop_order_total` and `sum(rate(shop_errors{a="b"}[5m]))`.',
        '',
        '```promql',
        'sum by (shop_x) (',
        '  rate(shop_carts_total[5m])) / rate(http_request_duration_seconds_count[5m])',
        '```',
      ].join('\n'),
      finds: [
        'ops/rules.yml:5:12 shop_sales_total',
        'ops/rules.yml:6:13 http_requests_seconds_count',
        '1:6 shop_order_total',
        '1:38 shop_errors',
        '5:8 shop_carts_total',
        '5:38 http_request_duration_seconds_count',
      ],
    },
  ],
  page: (page, {facts}) => {
    const known = knownMetrics(facts)
    if (known.names.size === 0) return []
    return [
      ...page.codes.flatMap((code) => inCode(code, page, facts, known)),
      ...page.fences.flatMap((fence) => inFence(fence, known)),
    ]
  },
  repository: ({facts}) => {
    const known = knownMetrics(facts)
    if (known.names.size === 0) return []
    return facts.all('metric').flatMap(({name, source, path, line}) => {
      if (source !== 'expression' || !isMissing(name, known)) return []
      const row = facts.textOf(path)?.split(/\r\n|\n|\r/)[line - 1] ?? ''
      const column = Math.max(0, row.search(new RegExp(`(?<![\\w:])${name}(?![\\w:])`))) + 1
      const span = {start: {line, column}, end: {line, column: column + name.length}}
      return [{path, ...finding(name, span, known)}]
    })
  },
}

function isMissing(name: string, known: KnownMetrics): boolean {
  return known.isOwn(name) && !known.isKnown(name)
}

function finding(name: string, span: Span, {names}: KnownMetrics): Finding {
  const hint = didYouMean(name, names)
  return {
    ...span,
    subject: name,
    reason: `Unexpected metric \`${name}\`, expected one that is exposed`,
    ...(hint !== undefined && {hint}),
  }
}

/** What the name of a metric ends in by convention; a name without it may be a table, a variable or a label. */
const unit = /_(?:total|seconds|milliseconds|bytes|ratio|info|bucket|sum|count|percent|celsius|timestamp)$/
const looksLikePromql =
  /\[\d+[smhdwy]\]|\b(?:rate|irate|increase|sum|avg|max|min|histogram_quantile|absent)\s*(?:by\s*\([^)]*\)\s*)?\(|^\w+\{.*\}/

function inCode(code: Page['codes'][number], page: Page, facts: Facts, known: KnownMetrics): Finding[] {
  const {text} = code
  const isName = /^[a-z]\w*$/i.test(text)
  if (isName ? !unit.test(text) : !looksLikePromql.test(text)) return []
  return metricsInPromql(text)
    .filter(({name}) => isMissing(name, known))
    .map(({name, at}) => finding(name, placeInPiece(code, at, name.length, page, facts), known))
}

function inFence({language, text, line, columns}: PageFence, known: KnownMetrics): Finding[] {
  if (!/^(?:promql|prometheus)$/i.test(language)) return []
  return metricsInPromql(text)
    .filter(({name}) => isMissing(name, known))
    .map(({name, at}) => {
      const before = text.slice(0, at).split('\n')
      const start = {line: line + before.length - 1, column: (columns[before.length - 1] ?? 1) + before.at(-1)!.length}
      return finding(name, {start, end: {line: start.line, column: start.column + name.length}}, known)
    })
}
