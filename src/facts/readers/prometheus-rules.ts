import type {FactReader} from '../../fact.ts'
import {holdsAlerts} from '../alert-rules/holds-alerts.ts'
import {readAlertRules} from '../alert-rules/read-alert-rules.ts'

/** Alerts of Prometheus and of what reads rules as it does: Thanos, Mimir, Loki, VictoriaMetrics. */
export const prometheusRules: FactReader = {
  name: 'prometheus-rules',
  summary:
    'alerts of Prometheus rule files and of manifests with rules, as far as possible also where they are templates',
  takes: (path) => /\.(?:ya?ml|rules|ya?ml\.(?:tpl|tmpl|gotmpl|erb|j2)|tpl|gotmpl|jsonnet|libsonnet)$/.test(path),
  mayHold: holdsAlerts,
  read: readAlertRules,
  examples: [
    {
      path: 'ops/alerts.yml',
      text: `groups:
  - name: disks
    rules:
      - record: job:up
        expr: sum(up)
      - alert: DiskFull
        expr: free < 1
        labels: {severity: critical}
        annotations:
          runbook_url: >-
            https://docs.example/runbooks/disk
`,
      finds: [
        {
          name: 'DiskFull',
          line: 6,
          column: 16,
          severity: 'critical',
          expr: 'free < 1',
          runbookAt: {annotation: 'runbook_url', line: 11, column: 13},
        },
      ],
    },
    {
      path: 'ops/manifests.yaml',
      text: `kind: VMRule
spec: {groups: [{rules: [{alert: A, expr: up}]}]}
---
kind: List
items:
  - kind: AlertingRule
    spec:
      groups:
        - rules:
            - {alert: B, expr: up, annotations: {runbook: "docs/b.md"}}
`,
      finds: [
        {name: 'A', line: 2, column: 34},
        {name: 'B', line: 10, column: 23, runbookAt: {annotation: 'runbook', line: 10, column: 60}},
      ],
    },
    {
      path: 'charts/values.yaml',
      text: 'additionalPrometheusRulesMap:\n  own:\n    groups:\n      - rules:\n          - alert: A\n            expr: up\n',
      finds: [{name: 'A', line: 5}],
    },
    {
      path: 'ops/configmap.yaml',
      text: "kind: ConfigMap\ndata:\n  rules.yml: |\n    groups:\n      - rules:\n          - alert: A\n            expr: up\n            annotations:\n              runbook_url: 'https://docs.example/a'\n",
      finds: [{name: 'A', line: 6, column: 20, recovered: true, annotations: {runbook_url: 'https://docs.example/a'}}],
    },
    {
      path: 'charts/rules/disk.yaml',
      text: `{{- $alert := "DiskFull" -}}
{{- if .Values.on }}
alert: {{ $alert }}
annotations:
  summary: {{ "{{" }} $labels.disk {{ "}}" }} is full
  runbook_url: https://docs.example/{{ $alert }}.md
expr: free{namespace="{{ .namespace }}"} < 1
labels:
  severity: warning
{{- end }}
`,
      finds: [
        {
          name: 'DiskFull',
          line: 3,
          column: 8,
          severity: 'warning',
          annotations: {summary: '{{ $labels.disk }} is full', runbook_url: 'https://docs.example/DiskFull.md'},
          runbookAt: {annotation: 'runbook_url', line: 6, column: 16},
          recovered: true,
        },
      ],
    },
    {
      path: 'mixin/alerts.libsonnet',
      text: `{
  prometheusAlerts+:: {
    groups+: [{
      rules: [
        {
          alert: 'PodCrashing',
          expr: |||
            rate(restarts{%(job)s}[5m]) > 0
          ||| % $._config,
          labels: {severity: 'warning'},
          annotations: {
            runbook_url: 'https://docs.example/runbook.md#%s' % 'pod',
          },
        },
        {alert: computed('x'), expr: 'up'},
      ],
    }],
  },
}
`,
      finds: [
        {
          name: 'PodCrashing',
          line: 6,
          column: 19,
          severity: 'warning',
          annotations: {runbook_url: 'https://docs.example/runbook.md#%s'},
          recovered: true,
        },
      ],
    },
    {path: 'api/openapi.yaml', text: 'rules: [{alert: x}]\nexpr: 1\n', finds: []},
  ],
}
