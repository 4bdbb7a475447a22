import {runInNewContext} from 'node:vm'
import {expect, test} from 'vitest'
import {alertScript} from './alert-script.ts'

/** Where the script goes from an address, given the data of its element. */
function goes(dataset: Record<string, string> | undefined, address: string): string | undefined {
  const {pathname, search, hash} = new URL(address, 'https://docs.example')
  let to: string | undefined
  const location = {pathname, search, hash, replace: (next: string) => void (to = next)}
  runInNewContext(alertScript, {document: {currentScript: dataset && {dataset}}, location})
  return to
}

test('labels are taken along, before the anchor', () => {
  expect(goes({to: '/runbooks/disk#full'}, '/alerts/DiskFull?pod=a%20b&x=#y')).toBe('/runbooks/disk?pod=a%20b&x=#full')
  expect(goes({to: '/runbooks/disk'}, '/alerts/DiskFull#seen')).toBe('/runbooks/disk#seen')
})

test('an address in another case goes on in lower case, once', () => {
  expect(goes({alerts: '/alerts/'}, '/alerts/DISKFULL?pod=a')).toBe('/alerts/diskfull?pod=a')
  expect(goes({alerts: '/alerts/'}, '/alerts/nothing')).toBeUndefined()
  expect(goes({alerts: '/Base/alerts/'}, '/Base/alerts/X')).toBe('/Base/alerts/x')
  expect(goes({alerts: '/alerts/'}, '/docs/X')).toBeUndefined()
})

test('never to another site', () => {
  for (const to of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', ''])
    expect(goes({to}, '/alerts/X')).toBeUndefined()
  expect(goes(undefined, '/alerts/X')).toBeUndefined()
})
