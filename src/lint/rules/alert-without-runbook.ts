import type {Rule} from '../../rule.ts'
import {alertsIn} from '../alerts/alerts-in.ts'
import {spotAddress, spotText} from '../alerts/spot-text.ts'

/** The rule of an alert leads to a runbook. */
export const alertWithoutRunbook: Rule = {
  name: 'alert-without-runbook',
  about: 'The rule of an alert says where its runbook is',
  why: 'Who is woken by the alert has its name and nothing else, and loses the first minutes looking for the page.',
  remedy: 'Add `runbook_url` to the annotations of the rule; where there is no page yet, write one.',
  severity: 'warning',
  good: [
    {
      shows: 'alerts with an address: of a page, of something else, one that is known when the rule is rendered',
      files: {
        'ops/alerts.yml': `groups:
  - rules:
      - alert: DiskFull
        expr: free < 1
        annotations: {runbook_url: runbooks/example.md}
      - alert: Foreign
        expr: up == 0
        annotations: {runbookURL: 'https://vendor.example/help'}
      - alert: Rendered
        expr: up == 0
        annotations: {runbook: '{{ $externalURL }}/x'}
      - record: job:up
        expr: sum(up)
`,
      },
      page: '# Disk\n',
    },
    {shows: 'a repository without rules', page: '---\nalerts: [DiskFull]\n---\n# Disk\n'},
  ],
  bad: [
    {
      shows: 'alerts without an address, and one that is still to be written',
      files: {
        'ops/alerts.yml': `groups:
  - rules:
      - alert: DiskFull
        expr: free < 1
      - expr: up == 0
        alert: "Down"
        annotations:
          runbook_url: TBD
`,
      },
      page: '# Runbooks\n\n## Alert: DiskFull\n',
      finds: ['ops/alerts.yml:3:16 DiskFull', 'ops/alerts.yml:6:17 Down'],
    },
  ],
  repository: (world) =>
    alertsIn(world)
      .leads.filter(({state}) => state === 'none')
      .map(({rule: {name, path, line, column}, speakers: [spot]}) => ({
        path,
        start: {line, column},
        end: {line, column: column + name.length},
        reason: `Unexpected alert \`${name}\` without a runbook, expected \`runbook_url\` in its annotations`,
        subject: name,
        ...(spot && {hint: `\`${spotText(spot)}\` speaks of it: \`runbook_url: ${spotAddress(spot, world)}\``}),
      })),
}
