import fc from 'fast-check'
import {expect, test} from 'vitest'
import {readAlertRules} from './read-alert-rules.ts'

const groups = `groups:
  - name: disks
    rules:
      - record: job:up
        expr: sum(up)
      - alert: DiskFull
        expr: |
          free < 1
        labels: {severity: critical, level: 2}
        annotations:
          summary: "{{ $labels.disk }} is full"
`

test('reads a rule with its line', () => {
  const {facts, problems} = readAlertRules('a.yml', groups)
  expect(problems).toEqual([])
  expect(facts).toEqual([
    {
      family: 'alert',
      name: 'DiskFull',
      severity: 'critical',
      expr: 'free < 1',
      labels: {severity: 'critical', level: '2'},
      annotations: {summary: '{{ $labels.disk }} is full'},
      path: 'a.yml',
      line: 6,
      column: 16,
    },
  ])
})

test('reads manifests, several in a file and in lists, with the lines of the file', () => {
  const manifest = `apiVersion: v1\nkind: PrometheusRule\nspec:\n${groups.replace(/^/gm, '  ')}`
  const list = `kind: List\nitems:\n  - kind: ConfigMap\n  - kind: PrometheusRule\n    spec: {groups: [{rules: [{alert: B}]}]}\n`
  const {facts, problems} = readAlertRules('a.yml', `---\n${manifest}\n--- # next\n${list}`)
  expect(problems).toEqual([])
  expect(facts.map(({name, line}) => [name, line])).toEqual([
    ['DiskFull', 10],
    ['B', 22],
  ])
})

test('a file that is a template and not YAML is one warning with its place', () => {
  const {facts, problems} = readAlertRules(
    't.yaml',
    '{{- if .Values.on }}\ngroups: []\n{{ end }}\n---\n{{ more }}: [\n',
  )
  expect(facts).toEqual([])
  expect(problems).toHaveLength(1)
  expect(problems[0]).toMatchObject({
    rule: 'unreadable-facts',
    severity: 'warning',
    place: {path: 't.yaml', start: {line: 1}},
  })
})

test('a sound part is read though another is not', () => {
  const {facts, problems} = readAlertRules('a.yml', `a: [\n---\n${groups}`)
  expect(facts).toHaveLength(1)
  expect(problems).toHaveLength(1)
})

test('a file with something else has no groups, and nothing is wrong with it', () => {
  expect(readAlertRules('a.yml', 'route: {receiver: x}\n')).toEqual({facts: [], problems: [], groups: 0})
})

test('what cannot be parsed is one warning, which says how much is known by the text', () => {
  const text = 'groups:\n- rules:\n{{ if .x }}\n  - alert: A\n    expr: up\n{{ end }}\n'
  const {facts, problems} = readAlertRules('t.yaml', text)
  expect(facts).toMatchObject([{name: 'A', line: 4, column: 12, expr: 'up', recovered: true}])
  expect(problems).toMatchObject([
    {reason: 'Unexpected template, which is YAML only when it is rendered', place: {start: {line: 3}}},
  ])
  expect(problems[0]!.hint).toContain('one alert is known by the text')
})

test('rules without a name, and what is no rule, are left out', () => {
  const text = 'groups: [1, {rules: 2}, {rules: [3, null, {alert: ""}, {alert: [x]}, {alert: A, labels: [1]}]}]\n'
  expect(readAlertRules('a.yml', text).facts.map(({name}) => name)).toEqual(['A'])
})

test('never throws, and says at most one thing', () => {
  const piece = fc.constantFrom(
    'groups:',
    '\n',
    '  ',
    '- ',
    'rules:',
    'alert: A',
    '{',
    '}',
    '[',
    '&a',
    '*a',
    '---\n',
    '"',
    '\t',
    '!x',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece).map((pieces) => pieces.join('')),
      ),
      (text) => {
        expect(readAlertRules('a.yml', text).problems.length).toBeLessThanOrEqual(1)
      },
    ),
  )
})
