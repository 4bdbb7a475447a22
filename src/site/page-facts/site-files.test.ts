import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {listed, pagesInput, rule} from './listed.test-support.ts'
import {siteFiles} from './site-files.ts'

test('the files beside the pages name alerts by lower case, and documents with checks', () => {
  const documents = [listed('r.md', {title: 'R', alerts: ['DiskFull'], checks: ['a']}), listed('b.md')]
  const files = siteFiles(pagesInput({documents, pages: {alerts: '/ops/alerts/'}}))
  expect(JSON.parse(files['ops/alerts/index.json']!)).toEqual({diskfull: ['DiskFull', '/r']})
  expect(JSON.parse(files['proofs/titles.json']!)).toEqual({r: ['R', '/r']})
})

test('what was built for an alert stands in lower case too', () => {
  const folder = mkdtempSync(join(tmpdir(), 'proofbook-'))
  try {
    mkdirSync(join(folder, 'alerts/QueueLong'), {recursive: true})
    writeFileSync(join(folder, 'alerts/DiskFull.html'), 'disk')
    writeFileSync(join(folder, 'alerts/QueueLong/index.html'), 'queue')
    const files = siteFiles(
      pagesInput({alerts: ['DiskFull', 'QueueLong', 'gone', 'small'].map((name) => rule(name))}),
      folder,
    )
    expect(files['alerts/diskfull.html']).toBe('disk')
    expect(files['alerts/queuelong/index.html']).toBe('queue')
    expect(Object.keys(files)).toHaveLength(5)
  } finally {
    rmSync(folder, {recursive: true})
  }
})
