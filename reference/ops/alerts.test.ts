import {execFileSync} from 'node:child_process'
import {readdirSync, readFileSync} from 'node:fs'
import {expect, it} from 'vitest'
import {parse} from 'yaml'
import {createMetrics} from '../signals/metrics.ts'

/** The alert rules against promtool, against the metrics of the service, and against the pages of the alerts. */
interface Rule {
  alert: string
  expr: string
  labels: {severity: string}
  annotations: {summary: string; runbook_url: string}
}

const promtool = 'promtool'

const {groups} = parse(readFileSync('reference/ops/alerts.yml', 'utf8')) as {groups: {rules: Rule[]}[]}
const rules = groups.flatMap((group) => group.rules)

const pages = readdirSync('runbooks/alerts')
  .filter((name) => name.endsWith('.md'))
  .map((name) => frontMatter(`runbooks/alerts/${name}`))

function frontMatter(path: string): {alerts: string[]; severity: string} {
  return parse(readFileSync(path, 'utf8').split(/^---$/m)[1]!) as {alerts: string[]; severity: string}
}

it('fires in what each alert is about, and not while all is well', (context) => {
  if (!runs(promtool)) context.skip('needs promtool (Debian: apt-get install prometheus)')
  expect(execFileSync(promtool, ['test', 'rules', 'reference/ops/alerts.test.yml'], {encoding: 'utf8'})).toContain(
    'SUCCESS',
  )
})

it('asks for metrics that the service has', () => {
  const known = createMetrics('0.0.0').registry.getMetricsAsArray()
  const names = new Set(known.flatMap(({name}) => [name, `${name}_bucket`, `${name}_count`, `${name}_sum`]))
  const asked = rules.flatMap(({expr}) => [...expr.matchAll(/\b([a-z_]+)\{/g)].map(([, name]) => name!))
  expect(asked.length).toBeGreaterThanOrEqual(rules.length)
  expect([...new Set(asked)].filter((name) => name !== 'up' && !names.has(name))).toEqual([])
})

it.each(rules)('leads from $alert to a page of the same severity', ({alert, labels, annotations}) => {
  const page = pages.find(({alerts}) => alerts.includes(alert))
  expect(page?.severity).toBe(labels.severity)
  expect(annotations.runbook_url).toMatch(new RegExp(`^https://[^/]+/alerts/${alert}([?{]|$)`))
  expect(annotations.summary).not.toBe('')
})

it('has an alert for every page of one', () => {
  const names = rules.map(({alert}) => alert)
  expect(pages.flatMap(({alerts}) => alerts).filter((name) => !names.includes(name))).toEqual([])
})

function runs(program: string): boolean {
  try {
    execFileSync(program, ['--version'], {stdio: 'ignore'})
    return true
  } catch {
    return false
  }
}
