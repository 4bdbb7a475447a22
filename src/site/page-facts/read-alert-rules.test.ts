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
  const {rules, problems} = readAlertRules('a.yml', groups)
  expect(problems).toEqual([])
  expect(rules).toEqual([
    {
      name: 'DiskFull',
      severity: 'critical',
      summary: '{{ $labels.disk }} is full',
      expr: 'free < 1',
      labels: {severity: 'critical', level: '2'},
      annotations: {summary: '{{ $labels.disk }} is full'},
      path: 'a.yml',
      line: 6,
    },
  ])
})

test('reads manifests, several in a file and in lists, with the lines of the file', () => {
  const manifest = `apiVersion: v1\nkind: PrometheusRule\nspec:\n${groups.replace(/^/gm, '  ')}`
  const list = `kind: List\nitems:\n  - kind: ConfigMap\n  - kind: PrometheusRule\n    spec: {groups: [{rules: [{alert: B}]}]}\n`
  const {rules, problems} = readAlertRules('a.yml', `---\n${manifest}\n--- # next\n${list}`)
  expect(problems).toEqual([])
  expect(rules.map(({name, line}) => [name, line])).toEqual([
    ['DiskFull', 10],
    ['B', 22],
  ])
})

test('a file that is a template and not YAML is one warning with its place', () => {
  const {rules, problems} = readAlertRules(
    't.yaml',
    '{{- if .Values.on }}\ngroups: []\n{{ end }}\n---\n{{ more }}: [\n',
  )
  expect(rules).toEqual([])
  expect(problems).toHaveLength(1)
  expect(problems[0]).toMatchObject({
    rule: 'alert-rules',
    severity: 'warning',
    place: {path: 't.yaml', start: {line: 1}},
  })
})

test('a sound part is read though another is not', () => {
  const {rules, problems} = readAlertRules('a.yml', `a: [\n---\n${groups}`)
  expect(rules).toHaveLength(1)
  expect(problems).toHaveLength(1)
})

test('a file with something else is one warning', () => {
  expect(readAlertRules('a.yml', 'route: {receiver: x}\n').problems[0]!.reason).toBe(
    'Unexpected file without `groups`, expected rules of Prometheus',
  )
})

test('rules without a name, and what is no rule, are left out', () => {
  const text = 'groups: [1, {rules: 2}, {rules: [3, null, {alert: ""}, {alert: [x]}, {alert: A, labels: [1]}]}]\n'
  expect(readAlertRules('a.yml', text).rules.map(({name}) => name)).toEqual(['A'])
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
