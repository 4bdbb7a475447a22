import fc from 'fast-check'
import {expect, it} from 'vitest'
import {metricsInPromql} from './metrics-in-promql.ts'

it.each([
  ['up{job="a", x=~"b_c"} == 0 or absent(up)', ['up', 'up']],
  [
    'sum by (le, job) (rate(a_bucket{x="}"}[5m] offset 1h)) / on(job) group_left(team) b:c > bool 0.5',
    ['a_bucket', 'b:c'],
  ],
  ['sum(rate(a[$__rate_interval])) by (b) and ignoring(c) d unless e', ['a', 'd', 'e']],
  ['histogram_quantile(0.99, a_b) # c_d\n* 1e3 + Inf', ['a_b']],
  ['{__name__="a_b", c="d"} or {e="f"}', ['a_b']],
  ['$metric + a_$suffix + b_{{ .x }} + <your_metric> + ${c}_d + [[e]]', []],
  ['min_over_time(a_b[1h:5m] @ end()) > 0', ['a_b']],
  ['count_values("a", b) by (c)', ['b']],
  ['', []],
])('%s', (expression, names) => expect(metricsInPromql(expression).map(({name}) => name)).toEqual(names))

it('is total, and knows where a name stands', () => {
  const parts = fc.constantFrom('{', '}', '[', ']', '(', ')', '"', "'", '`', '$a', 'b_c', ' ', 'by', '\n', '1m', '{{')
  fc.assert(
    fc.property(fc.array(parts, {maxLength: 30}), (list) => {
      const text = list.join('')
      for (const {name, at} of metricsInPromql(text)) expect(text.slice(at, at + name.length)).toBe(name)
    }),
  )
})
