import type {Rule} from '../../rule.ts'
import {didYouMean} from '../../util/nearest.ts'
import {alertsIn} from '../alerts/alerts-in.ts'

const rules = `groups:
  - rules:
      - alert: DiskFull
        expr: free < 1
        annotations: {runbook_url: 'https://docs.example/runbooks/DiskFull'}
`

/** A page for an alert is one that a rule leads to. */
export const orphanRunbook: Rule = {
  name: 'orphan-runbook',
  about: 'A page for an alert is one that the rule of an alert leads to',
  why: 'A page that nothing leads to is not found at night, and not kept up by day: the alert was renamed, or is gone.',
  remedy: 'Lead the rule of the alert there, or delete the page together with the alert that it was for.',
  severity: 'warning',
  good: [
    {
      shows: 'a page that a rule leads to, one that belongs to no alert, and one whose rule has no address yet',
      files: {
        'ops/alerts.yml': `${rules}      - alert: Down\n        expr: up == 0\n`,
        'runbooks/DiskFull.md': '# DiskFull\n',
        'runbooks/Down.md': '# Down\n',
      },
      path: 'runbooks/how-we-deploy.md',
      page: '# How we deploy\n',
    },
    {shows: 'a repository without rules', path: 'runbooks/DiskFull.md', page: '# DiskFull\n'},
  ],
  bad: [
    {
      shows: 'a page that is called as an alert, and one that names an alert that is gone',
      files: {
        'ops/alerts.yml': rules,
        'runbooks/DiskFull.md': '# DiskFull\n',
        'docs/mount.md': '---\nalerts: [DiskGone]\n---\n# Mounts\n',
      },
      path: 'runbooks/DiskNotMounted.md',
      page: '# The disk is not mounted\n',
      finds: ['docs/mount.md:4:1 docs/mount.md', '1:1 runbooks/DiskNotMounted.md'],
    },
  ],
  repository: (world) => {
    const {leads, orphans} = alertsIn(world)
    const names = new Set(leads.map(({rule}) => rule.name))
    return orphans.map(({path, alerts, title}) => {
      const start = {line: 1, column: 1}
      const {top = {start, end: start}} = world.pageOf(path) ?? {}
      const called = alerts[0] ?? path.replace(/^.*\/|\.\w+$/g, '')
      const hint = didYouMean(called, names) ?? didYouMean(title, names)
      return {
        path,
        ...top,
        reason: `Unexpected runbook \`${path}\` that no alert leads to, expected the rule of an alert with its address`,
        subject: path,
        ...(hint !== undefined && {hint: `it may be for another alert: ${hint}`}),
      }
    })
  },
}
