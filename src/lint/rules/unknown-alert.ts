import {squash} from '../../alerts/index.ts'
import type {Facts} from '../../fact.ts'
import type {Rule} from '../../rule.ts'
import {didYouMean} from '../../util/nearest.ts'
import {alertsSaid} from '../alerts/alerts-said.ts'

/** An alert that a page names is defined by a rule. */
export const unknownAlert: Rule = {
  name: 'unknown-alert',
  about: 'An alert that a page names has a rule',
  why: 'A page that is kept for an alert that can no longer fire misleads; one whose alert was renamed is no longer found.',
  remedy: 'Write the name that the alert has now, or take it out together with what was written for it.',
  severity: 'warning',
  good: [
    {
      shows: 'alerts that have a rule, also where they are written in another way, and names that are no alerts',
      files: {'ops/alerts.yml': 'groups: [{rules: [{alert: DiskFull, expr: up}]}]\n'},
      page: `---
alerts: [disk-full]
---
# Disk

| Alert | Class |
| --- | --- |
| \`DiskFull\` | \`DiskWatcher\` |

- \`DiskWatcher\` looks every minute.

## Alerts

- \`DiskFull\`: see \`DiskWatcher\`.
- \`disk_free\`
`,
    },
    {shows: 'a repository without rules', page: '---\nalerts: [DiskFull]\n---\n# Disk\n'},
  ],
  bad: [
    {
      shows: 'alerts that no rule defines: in front matter, in a table, in a list of alerts',
      files: {'ops/alerts.yml': 'groups: [{rules: [{alert: DiskFull, expr: up}]}]\n'},
      page: `---
title: Disk
alerts:
  - DiskFull
  - DiskFul
---
# Disk

| severity | alertname |
|---|---|
| \`SomethingElse\` | \`DiskNotMounted\` |

## Related alerts

- \`DiskSlow\`
`,
      finds: ['5:5 DiskFul', '11:21 DiskNotMounted', '15:3 DiskSlow'],
    },
  ],
  page: (page, {facts}) => {
    const known = namesIn(facts)
    if (known.size === 0) return []
    return alertsSaid(page, facts.textOf(page.path))
      .filter(({name}) => !known.has(squash(name)))
      .map(({name, start, end}) => {
        const hint = didYouMean(name, known.values())
        const reason = `Unexpected alert \`${name}\`, expected one that a rule defines`
        return {start, end, reason, subject: name, ...(hint !== undefined && {hint})}
      })
  },
}

const known = new WeakMap<Facts, Map<string, string>>()

/** The names of all alerts, by what tells them apart. */
function namesIn(facts: Facts): Map<string, string> {
  const names = known.get(facts) ?? new Map(facts.all('alert').map(({name}) => [squash(name), name]))
  known.set(facts, names)
  return names
}
