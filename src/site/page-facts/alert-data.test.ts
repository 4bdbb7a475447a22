import {expect, test} from 'vitest'
import {alertAddresses} from './alert-addresses.ts'
import {alertData} from './alert-data.ts'
import {alertsData} from './alerts-data.ts'
import {listed, pagesInput, rule} from './listed.test-support.ts'

const heading = (title: string, anchor: string, depth = 2) => ({title, anchor, depth})

/** Where the address of an alert leads, given documents and the annotation `runbook_url`. */
function leadsTo(name: string, documents: ReturnType<typeof listed>[], url?: string) {
  const annotations: Record<string, string> = url === undefined ? {} : {runbook_url: url}
  return alertData(pagesInput({documents, alerts: [rule(name, {annotations})]}), name)?.to
}

test('a heading in the document that names the alert comes first', () => {
  const named = listed('runbooks/disk.md', {alerts: ['DiskFull'], sections: [heading('`DiskFull`', 'diskfull')]})
  const other = listed('runbooks/a.md', {sections: [heading('DiskFull', 'diskfull')]})
  expect(leadsTo('DiskFull', [other, named])).toBe('/runbooks/disk#diskfull')
})

test('then what its runbook_url points at, then the document that names it, then any heading', () => {
  const named = listed('runbooks/named.md', {alerts: ['DiskFull']})
  const asked = listed('runbooks/asked.md', {sections: [heading('Space', 'space')]})
  const headed = listed('runbooks/headed.md', {sections: [heading('Disk full', 'disk-full')]})
  const all = [headed, named, asked]
  expect(leadsTo('DiskFull', all, 'https://example.org/runbooks/asked#space')).toBe('/runbooks/asked#space')
  expect(leadsTo('DiskFull', all)).toBe('/runbooks/named')
  expect(leadsTo('DiskFull', [headed])).toBe('/runbooks/headed#disk-full')
})

test('a runbook_url may name the file in a repository, and anchors in any case', () => {
  const documents = [listed('runbooks/disk.md', {sections: [heading('Space', 'space')]})]
  expect(leadsTo('X', documents, 'https://host.example/o/r/blob/main/runbooks/disk.md#SPACE')).toBe(
    '/runbooks/disk#space',
  )
})

test.each([
  ['Alert Name: "DiskFull"', 'diskfull'],
  ['Alert: Disk Full', 'a'],
  ['disk_full', 'disk_full'],
])('the heading %s is about the alert', (title, anchor) => {
  expect(leadsTo('DiskFull', [listed('runbooks/r.md', {sections: [heading(title, anchor)]})])).toBe(
    `/runbooks/r#${anchor}`,
  )
})

test('a page that is called as the alert is its runbook, without an anchor', () => {
  expect(leadsTo('DiskFull', [listed('docs/DiskFull.md', {title: 'What to do'})])).toBe('/docs/DiskFull')
  const titled = listed('docs/a.md', {title: 'DiskFull', sections: [heading('DiskFull', 'diskfull', 1)]})
  expect(leadsTo('DiskFull', [titled])).toBe('/docs/a')
})

test('a decision with the name of an alert in a heading is not a runbook', () => {
  const decision = listed('adr/1.md', {sections: [heading('DiskFull', 'diskfull')], decision: {}})
  expect(leadsTo('DiskFull', [decision])).toBeUndefined()
})

test('an address is found in any case', () => {
  const input = pagesInput({alerts: [rule('DiskFull')]})
  expect(alertAddresses(input)).toEqual(['DiskFull'])
  expect(alertData(input, 'DISKFULL')?.name).toBe('DiskFull')
})

test('an address that only a runbook_url names leads there too', () => {
  const annotations = {
    runbook_url: 'https://docs.example/alerts/disk-space{{ with $labels.instance }}?instance={{ . }}{{ end }}',
  }
  const input = pagesInput({
    alerts: [rule('DiskFull', {annotations})],
    documents: [listed('d.md', {alerts: ['DiskFull']})],
  })
  expect(alertAddresses(input)).toContain('disk-space')
  expect(alertData(input, 'disk-space')).toMatchObject({name: 'DiskFull', to: '/d'})
})

test('names that no address can hold get one all the same', () => {
  const names = ['../../etc/passwd', 'a b/c?d#e', '…', 'index', '%2e%2e']
  const addresses = alertAddresses(pagesInput({alerts: names.map((name) => rule(name))}))
  expect(addresses.every((address) => /^[\p{L}\p{N}_-][\p{L}\p{N}_.~:-]*$/u.test(address))).toBe(true)
  expect(addresses).toContain('etc-passwd')
})

test('rules that share a name are one alert with the worst of their severities', () => {
  const alerts = [rule('Volume', {severity: 'warning'}), rule('volume', {severity: 'critical'})]
  expect(alertData(pagesInput({alerts}), 'volume')).toMatchObject({
    name: 'Volume',
    severity: 'critical',
    rules: [{}, {}],
  })
})

test('the first command is that of the section, or of what stands below it', () => {
  const sections = [
    {...heading('Other', 'other'), command: 'rm'},
    heading('DiskFull', 'diskfull'),
    {...heading('Diagnose', 'diagnose', 3), command: 'df -h'},
    {...heading('Next', 'next'), command: 'ls'},
  ]
  const input = pagesInput({alerts: [rule('DiskFull')], documents: [listed('r.md', {sections})]})
  expect(alertData(input, 'DiskFull')?.command).toBe('df -h')
})

test('templates in a summary are shown as what they stand for', () => {
  const summary = '{{ with $labels.instance }}{{ . }}{{ end }} {{ $labels.pod }} has {{ $value | humanize }} left'
  expect(alertsData(pagesInput({alerts: [rule('A', {annotations: {summary}})]})).alerts[0]!.summary).toBe(
    '<pod> has <value> left',
  )
})

test('alerts are listed the worst first', () => {
  const alerts = [
    rule('a', {severity: 'info'}),
    rule('b'),
    rule('c', {severity: 'P1'}),
    rule('d', {severity: 'critical'}),
  ]
  expect(alertsData(pagesInput({alerts})).alerts.map(({name}) => name)).toEqual(['d', 'c', 'a', 'b'])
})
