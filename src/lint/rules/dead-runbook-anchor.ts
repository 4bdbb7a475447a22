import type {AlertLead} from '../../alerts/index.ts'
import type {Span} from '../../page.ts'
import type {Finding, Rule, World} from '../../rule.ts'
import {nearest} from '../../util/nearest.ts'
import {alertsIn} from '../alerts/alerts-in.ts'
import {atAddress} from '../alerts/at-address.ts'
import {whereHeadingWent} from '../links/where-heading-went.ts'

const renamedRules = (fragment: string) => `groups:
  - rules:
      - alert: DiskFull
        expr: free < 1
        annotations: {runbook_url: 'runbooks/example.md#${fragment}'}
      - alert: DiskFills
        expr: free < 9
        annotations: {runbook_url: "runbooks/example.md#${fragment}"} # soon
`

/** The runbook of an alert has the heading that its rule leads to. */
export const deadRunbookAnchor: Rule = {
  name: 'dead-runbook-anchor',
  about: 'The runbook of an alert has the heading that the rule leads to',
  why: 'The browser stays at the top of a long page, and who is on call does not know that there was a section for this very alert.',
  remedy:
    'Write the fragment that the heading has now, in the case that it has; `proofbook lint --fix` does, where git says that it was renamed.',
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
    {
      shows: 'a heading that git says was renamed',
      files: {'ops/alerts.yml': renamedRules('disk-is-full')},
      renamedHeadings: {'runbooks/example.md#disk-is-full': 'disk-fills-up'},
      page: '# Runbooks\n\n## Disk fills up\n',
      finds: [
        'ops/alerts.yml:5:37 runbooks/example.md#disk-is-full',
        'ops/alerts.yml:8:37 runbooks/example.md#disk-is-full',
      ],
      fixed: renamedRules('disk-fills-up'),
    },
  ],
  repository: (world) => alertsIn(world).leads.flatMap((lead) => findingsOf(lead, world)),
}

function findingsOf(lead: AlertLead, world: World): (Finding & {path: string})[] {
  const {rule, state, page, missing = '', otherCase, address = '', certain} = lead
  if (!page || (state !== 'dead-anchor' && otherCase === undefined)) return []
  const at = {...atAddress(rule, address), subject: address}
  if (otherCase !== undefined) {
    const reason = `Unexpected fragment of \`${address}\` in another case, expected \`#${otherCase}\``
    return [{...at, reason, severity: 'warning', hint: 'browsers tell upper case from lower case in fragments'}]
  }
  const fault = {
    ...at,
    reason: `Unexpected fragment \`#${missing}\` of alert \`${rule.name}\`, expected a heading of \`${page.path}\``,
    ...((!certain || rule.recovered) && {severity: 'warning' as const}),
  }
  const renamed = whereHeadingWent(missing, {page, ofSite: true}, world)
  if (renamed) {
    const place = certain && !rule.recovered ? fragmentPlace(lead, world) : undefined
    return [
      {...fault, hint: renamed.hint, ...(place && renamed.text !== undefined && {fix: {...place, text: renamed.text}})},
    ]
  }
  const heading = lead.speakers.find((spot) => spot.page.path === page.path)?.heading?.anchor
  const anchors = [...page.headings.map(({anchor}) => anchor), ...page.anchors]
  const likely = heading ?? nearest(missing, anchors)[0]
  return [{...fault, ...(likely !== undefined && {hint: `did you mean \`#${likely}\`?`})}]
}

/** Where the dead fragment stands in the rule file; undefined where it is written otherwise than it reads (escapes, templates). */
function fragmentPlace({rule, address = '', missing}: AlertLead, {facts}: World): Span | undefined {
  const {path, start} = atAddress(rule, address)
  const line = (facts.textOf(path) ?? '').split(/\r\n|\n|\r/)[start.line - 1] ?? ''
  if (!line.startsWith(address, start.column - 1) || !address.endsWith(`#${missing}`)) return undefined
  const end = start.column + address.length
  return {start: {line: start.line, column: end - missing!.length}, end: {line: start.line, column: end}}
}
