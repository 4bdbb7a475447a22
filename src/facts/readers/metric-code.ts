import type {FactReader} from '../../fact.ts'
import {metricsInCode} from '../metrics/metrics-in-code.ts'

/** Metrics that programs register by a literal: prom-client, client_golang, client_python. */
export const metricCode: FactReader = {
  name: 'metric-code',
  summary: 'metrics that JavaScript, TypeScript, Go and Python register with a client of Prometheus',
  takes: (path) => /\.(?:[cm]?[jt]sx?|go|py)$/.test(path),
  mayHold: (text) =>
    /prom-client|prometheus/i.test(text) || /\bnew\s+(?:\w+\.)?(?:Counter|Gauge|Histogram|Summary)\b/.test(text),
  read: (path, text) => {
    let line = 1
    let counted = 0
    const facts = metricsInCode(path, text).map(({name, at, isEnding}) => {
      for (; counted < at; counted++) if (text[counted] === '\n') line++
      const more = isEnding ? {isEnding: true as const} : {}
      return {family: 'metric' as const, source: 'code' as const, name, path, line, ...more}
    })
    return {facts, problems: []}
  },
  examples: [
    {
      path: 'src/metrics.ts',
      text: "import {Counter, Histogram} from 'prom-client'\nconst orders = new Counter({\n  help: 'Orders {all}',\n  name: 'shop_orders_total',\n})\nconst time = new client.Histogram<'a'>({name: \"shop_seconds\", help: 'x'})\nconst other = new Gauge({name: prefix + 'x'})\n",
      finds: [
        {family: 'metric', source: 'code', name: 'shop_orders_total', line: 2},
        {name: 'shop_seconds', line: 6},
      ],
    },
    {
      path: 'main.go',
      text: 'import "github.com/prometheus/client_golang/prometheus"\nconst namespace = "shop"\nvar a = prometheus.NewCounterVec(prometheus.CounterOpts{\n\tNamespace: namespace,\n\tSubsystem: "api",\n\tName:      "requests_total",\n\tHelp:      "x",\n}, []string{"a"})\nvar b = promauto.NewGauge(prometheus.GaugeOpts{Name: "shop_up"})\nvar c = prometheus.NewGauge(prometheus.GaugeOpts{Namespace: other.Name, Name: "ready"})\nvar d = prometheus.NewDesc("shop_desc", "x", nil, nil)\nvar e = prometheus.NewDesc(prometheus.BuildFQName(namespace, "", "built"), "x", nil, nil)\n',
      finds: [
        {name: 'shop_api_requests_total', line: 3},
        {name: 'shop_up', line: 9},
        {name: 'ready', isEnding: true, line: 10},
        {name: 'shop_desc', line: 11},
        {name: 'shop_built', line: 12},
      ],
    },
    {
      path: 'app.py',
      text: "from prometheus_client import Counter, Gauge\nORDERS = Counter('shop_orders', 'Orders')\nUP = Gauge(\n    \"up\", \"Up\", namespace='shop')\n",
      finds: [
        {name: 'shop_orders', line: 2},
        {name: 'shop_up', line: 3},
      ],
    },
  ],
}
