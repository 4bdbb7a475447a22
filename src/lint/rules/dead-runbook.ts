import {basename, dirname} from 'node:path/posix'
import type {AlertLead} from '../../alerts/index.ts'
import type {Rule, World} from '../../rule.ts'
import {nearest} from '../../util/nearest.ts'
import {alertsIn} from '../alerts/alerts-in.ts'
import {atAddress} from '../alerts/at-address.ts'
import {spotText} from '../alerts/spot-text.ts'

/** The runbook of an alert is there. */
export const deadRunbook: Rule = {
  name: 'dead-runbook',
  about: 'The runbook that the rule of an alert leads to is there',
  why: 'The alert carries the address to whoever is on call, who gets "not found" in the one moment the page was written for.',
  remedy: 'Write the address that the page has now, or bring the page back.',
  severity: 'error',
  good: [
    {
      shows: 'addresses of a site and of files, in the ways that are common',
      files: {
        'ops/alerts.yml': `groups:
  - rules:
      - {alert: A, expr: up, annotations: {runbook_url: 'https://docs.example/books/Disk-Full/'}}
      - {alert: B, expr: up, annotations: {runbook: ../runbooks/disk-full.md}}
      - {alert: C, expr: up, annotations: {runbook_url: 'https://elsewhere.example/gone'}}
      - {alert: Disk, expr: up, annotations: {runbook_url: 'https://docs.example/alerts/{{ $labels.alertname }}?a={{ $labels.a }}'}}
      - alert: D
        expr: up{disk=~"full|gone"}
        labels: {kind: disk}
        annotations: {runbook_url: 'https://docs.example/books/{{ $labels.kind }}-full'}
      - {alert: E, expr: up, annotations: {runbook_url: 'https://docs.example/books/{{ $labels.host }}'}}
      - {alert: F, expr: up, annotations: {runbook_url: '[[ .Base ]]/books/gone.md'}}
`,
      },
      path: 'runbooks/disk-full.md',
      page: '---\nalerts: [Disk]\n---\n# Disk\n',
      settings: {addresses: {'https://docs.example/': '', 'https://docs.example/books/': 'runbooks/'}},
    },
    {
      shows: 'a host of which nobody knows whose it is',
      files: {
        'ops/alerts.yml':
          "groups: [{rules: [{alert: A, expr: up, annotations: {runbook_url: 'https://x.example/runbooks/a'}}]}]\n",
      },
      page: '# A\n',
    },
  ],
  bad: [
    {
      shows:
        'a page that is not there, at an address that the configuration maps, and at one beside others that are there',
      files: {
        'ops/alerts.yml': `groups:
  - rules:
      - alert: Gone
        expr: up
        annotations:
          runbook_url: >-
            https://docs.example/gone
      - {alert: A, expr: up, annotations: {runbook_url: 'https://wiki.example/x/runbooks/example'}}
      - {alert: B, expr: up, annotations: {runbook_url: 'https://wiki.example/x/runbooks/other'}}
      - {alert: C, expr: up, annotations: {runbook_url: 'https://wiki.example/x/runbooks/{{ $labels.alertname }}'}}
      - {alert: D, expr: up, annotations: {runbook_url: runbooks/exampel.md}}
`,
        'runbooks/other.md': '# Other\n',
      },
      page: '# Example\n',
      settings: {addresses: {'https://docs.example/': 'runbooks/'}},
      finds: [
        'ops/alerts.yml:7:13 https://docs.example/gone',
        'ops/alerts.yml:10:58 https://wiki.example/x/runbooks/{{ $labels.alertname }}',
        'ops/alerts.yml:11:57 runbooks/exampel.md',
      ],
    },
  ],
  repository: (world) =>
    alertsIn(world)
      .leads.filter(({state}) => state === 'dead-page')
      .map((lead) => {
        const {rule, address = '', missing = '', byName, certain} = lead
        const what = byName ? `a page for \`${missing}\`` : 'a page that is there'
        const hint = hintOf(lead, world)
        return {
          ...atAddress(rule, address),
          reason: `Unexpected runbook \`${missing}\` of alert \`${rule.name}\`, expected ${what}`,
          subject: address,
          ...(hint !== undefined && {hint}),
          ...((!certain || rule.recovered) && {severity: 'warning' as const}),
        }
      }),
}

function hintOf({missing = '', speakers: [spot]}: AlertLead, {facts: {files}, pages}: World): string | undefined {
  const moved = files.renamedTo(missing) ?? files.inOtherCase(missing)
  if (moved !== undefined) return `it is at \`${moved}\``
  if (spot) return `\`${spotText(spot)}\` speaks of the alert`
  const beside = pages.map(({path}) => path).filter((path) => dirname(path) === dirname(missing))
  const [near] = nearest(
    basename(missing),
    beside.map((path) => basename(path)),
  )
  return near === undefined ? undefined : `did you mean \`${dirname(missing)}/${near}\`?`
}
