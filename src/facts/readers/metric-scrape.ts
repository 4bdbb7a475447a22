import type {FactReader, MetricFact} from '../../fact.ts'

/** The metrics of saved `/metrics` pages, in the text format of Prometheus and OpenMetrics. */
export const metricScrape: FactReader = {
  name: 'metric-scrape',
  summary: 'metrics of saved `/metrics` pages',
  takes: (path) => /\.(?:prom|metrics|openmetrics)$|(?:^|[/_-])metrics\.txt$/.test(path),
  mayHold: (text) => text.includes('# TYPE '),
  read: (path, text) => ({
    facts: text.split('\n').flatMap((row, index): MetricFact[] => {
      const name = /^# TYPE ([A-Za-z_:][\w:]*) /.exec(row)?.[1]
      return name === undefined ? [] : [{family: 'metric', source: 'scrape', name, path, line: index + 1}]
    }),
    problems: [],
  }),
  examples: [
    {
      path: 'ops/saved.prom',
      text: '# HELP shop_orders_total Orders\n# TYPE shop_orders_total counter\nshop_orders_total{a="b"} 1\n',
      finds: [{family: 'metric', source: 'scrape', name: 'shop_orders_total', line: 2}],
    },
  ],
}
