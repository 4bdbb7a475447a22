import type {AlertLead} from '../../alerts/index.ts'
import type {Finding, Rule} from '../../rule.ts'
import {nearest} from '../../util/nearest.ts'
import {alertsIn} from '../alerts/alerts-in.ts'
import {atAddress} from '../alerts/at-address.ts'

/** The runbook of an alert has the heading that its rule leads to. */
export const deadRunbookAnchor: Rule = {
  name: 'dead-runbook-anchor',
  about: 'The runbook of an alert has the heading that the rule leads to',
  why: 'The browser stays at the top of a long page, and who is on call does not know that there was a section for this very alert.',
  remedy: 'Write the fragment that the heading has now, in the case that it has.',
  severity: 'error',
  good: [
    {
      shows: 'headings, anchors of HTML, lines, and what is known only when the alert fires',
      files: {
        'ops/alerts.yml': `groups:
  - rules:
      - {alert: A, expr: up, annotations: {runbook_url: 'runbooks/example.md#alert-name-diskfull'}}
      - {alert: B, expr: up, annotations: {runbook_url: 'runbooks/example.md#here'}}
      - {alert: C, expr: up, annotations: {runbook_url: 'runbooks/example.md#L3'}}
      - {alert: D, expr: up, annotations: {runbook_url: 'runbooks/example.md#{{ $labels.disk }}'}}
      - {alert: E, expr: up, labels: {at: here}, annotations: {runbook_url: 'runbooks/example.md#{{ $labels.at }}'}}
`,
      },
      page: '# Runbooks\n\n## Alert Name: "DiskFull"\n\n<a name="here"></a>\n',
    },
  ],
  bad: [
    {
      shows: 'a heading that is not there, and one in another case',
      files: {
        'ops/alerts.yml': `groups:
  - rules:
      - alert: DiskFull
        expr: free < 1
        annotations: {runbook_url: 'runbooks/example.md#diskfull'}
      - alert: Down
        expr: up == 0
        annotations:
          runbook_url: runbooks/example.md#Down
`,
      },
      page: '# Runbooks\n\n## Alert Name: "DiskFull"\n\n## Down\n',
      finds: ['ops/alerts.yml:5:37 runbooks/example.md#diskfull', 'ops/alerts.yml:9:24 runbooks/example.md#Down'],
    },
  ],
  repository: (world) => alertsIn(world).leads.flatMap(findingsOf),
}

function findingsOf(lead: AlertLead): (Finding & {path: string})[] {
  const {rule, state, page, missing = '', otherCase, address = '', certain} = lead
  if (!page || (state !== 'dead-anchor' && otherCase === undefined)) return []
  const at = {...atAddress(rule, address), subject: address}
  if (otherCase !== undefined) {
    const reason = `Unexpected fragment of \`${address}\` in another case, expected \`#${otherCase}\``
    return [{...at, reason, severity: 'warning', hint: 'browsers tell upper case from lower case in fragments'}]
  }
  const heading = lead.speakers.find((spot) => spot.page.path === page.path)?.heading?.anchor
  const anchors = [...page.headings.map(({anchor}) => anchor), ...page.anchors]
  const likely = heading ?? nearest(missing, anchors)[0]
  return [
    {
      ...at,
      reason: `Unexpected fragment \`#${missing}\` of alert \`${rule.name}\`, expected a heading of \`${page.path}\``,
      ...(likely !== undefined && {hint: `did you mean \`#${likely}\`?`}),
      ...((!certain || rule.recovered) && {severity: 'warning' as const}),
    },
  ]
}
