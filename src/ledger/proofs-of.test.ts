import {readdirSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {type Ended, runReport} from '../../test/support/run-report.ts'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {canonicalJson, digest} from '../util/digest.ts'
import {appendProofs} from './append-proofs.ts'
import {proofFiles} from './proof-files.ts'
import {proofsIndex} from './proofs-index.ts'
import {proofsOf} from './proofs-of.ts'
import {readLedger} from './read-ledger.ts'
import {verify} from './verify.ts'

const now = new Date('2026-11-22T12:00:00.000Z')
const reports = '.proofbook/ledger/reports'

/** A ledger of some runs of document `a`, an hour apart, the last at eleven. */
async function ledgerOf(runs: {target?: string; a: Ended[]}[]) {
  const root = temporaryFolder()
  for (const [i, {target, a}] of runs.entries()) {
    const startedAt = new Date(Date.parse('2026-11-22T11:00:00.000Z') - (runs.length - 1 - i) * 3_600_000).toISOString()
    await appendProofs(runReport({target, startedAt, documents: {a}}), {root})
  }
  return root
}

const known = (root: string) => proofsOf(readLedger(root), 'a', now).targets

it('has the last result of each check per target, from whichever run had it', async () => {
  const root = await ledgerOf([
    {a: [{name: 'one'}, {name: 'two'}]},
    {a: [{name: 'two', status: 'failed', reason: 'it is down'}]},
    {target: 'staging', a: [{name: 'one', status: 'errored'}]},
  ])
  const {local, staging} = known(root)
  expect(local!.results).toMatchObject({
    one: {status: 'passed', time: '2026-11-22T09:00:01.000Z', documentDigest: digest('a'), digest: digest('one')},
    two: {status: 'failed', time: '2026-11-22T10:00:01.000Z', reason: 'it is down'},
  })
  expect(local!.trend.two!.map(({status}) => status)).toEqual(['passed', 'failed'])
  expect(Object.keys(staging!.results)).toEqual(['one'])
})

it('has the last thirty runs of a check, also where other checks were run since', async () => {
  const root = await ledgerOf([
    ...Array.from({length: 35}, (_, i) => ({a: [{name: 'rare', durationMs: i}]})),
    ...Array.from({length: 40}, () => ({a: [{name: 'often'}]})),
  ])
  const {trend, results} = known(root).local!
  expect(trend.rare!.map(({durationMs}) => durationMs)).toEqual(Array.from({length: 30}, (_, i) => i + 5))
  expect(trend.often).toHaveLength(30)
  expect(results.rare).toMatchObject({status: 'passed'})
})

it('cuts what was seen to what a page can show, and says how much it was', async () => {
  const text = `start ${'é'.repeat(40_000)} end`
  const root = await ledgerOf([
    {
      a: [
        {
          name: 'one',
          evidence: [
            {label: 'stdout', text},
            {label: 'body', text: 'x'.repeat(3000), bytes: 1_000_000},
            {label: 'short', text: 'ok'},
          ],
          expectations: [
            {path: 'stdout', expected: 'ok', met: false, actual: {list: Array.from({length: 999}, () => 'long')}},
          ],
        },
      ],
    },
  ])
  const {evidence, expectations} = known(root).local!.results.one!
  expect(evidence.map(({label, bytes}) => [label, bytes])).toEqual([
    ['stdout', 80_010],
    ['body', 1_000_000],
    ['short', undefined],
  ])
  expect(evidence[0]!.text).toMatch(/^start é+\n\[…\]\né+ end$/)
  for (const one of evidence) expect(one.text.length).toBeLessThan(2100)
  expect((expectations[0]!.actual as string).length).toBeLessThan(2100)
})

describe('a report', () => {
  const waived = {until: '2026-12-01', because: 'the new disk is on its way'}
  const failed = {
    name: 'one',
    status: 'failed' as const,
    reason: 'it is down',
    waived,
    evidence: [{label: 'x', text: 'y'}],
  }
  const claims = {path: 'a', slug: 'a', title: 'A', digest: digest('a'), checks: [{name: 'one', digest: digest('one')}]}

  it('that is there tells of a waiver', async () => {
    const root = await ledgerOf([{a: [failed]}])
    expect(known(root).local!.results.one).toMatchObject({
      waived,
      reason: 'it is down',
      evidence: [{label: 'x', text: 'y'}],
    })
    expect(verify(claims, proofsOf(readLedger(root), 'a', now), 'local', now).state).toBe('verified')
  })

  it.each<[string, (path: string, text: string) => void]>([
    ['is gone', (path) => rmSync(path)],
    ['was changed', (path) => writeFileSync(path, '{"documents":[]}')],
    ['is empty, as after a crash', (path) => writeFileSync(path, '')],
  ])('that %s leaves what the line says, and no waiver', async (_, spoil) => {
    const root = await ledgerOf([{a: [failed]}])
    const [name] = readdirSync(join(root, reports))
    spoil(join(root, reports, name!), '')
    const {one} = known(root).local!.results
    expect(one).toMatchObject({
      status: 'failed',
      reason: 'what was seen is not kept any more',
      evidence: [],
      expectations: [],
    })
    expect(verify(claims, proofsOf(readLedger(root), 'a', now), 'local', now).state).toBe('broken')
  })

  it.each<[string, unknown]>([
    ['texts', 'text'],
    ['numbers', 7],
    ['nothing', null],
    ['lists', [['x']]],
    ['objects', [{label: {}, text: [], path: 1, expected: {}, actual: {}, place: {start: 1, end: 'x', path: {}}}]],
  ])('of somebody who put %s where lists belong gives pages the right shapes', async (_, wrong) => {
    const root = await ledgerOf([
      {a: [{...failed, evidence: wrong as never, expectations: wrong as never, reason: wrong as never}]},
    ])
    const {evidence, expectations, reason} = known(root).local!.results.one!
    for (const {label, text} of evidence) expect([typeof label, typeof text]).toEqual(['string', 'string'])
    for (const {path, expected, met, place} of expectations)
      expect([typeof path, typeof expected, typeof met, place]).toEqual(['string', 'string', 'boolean', undefined])
    expect(['string', 'undefined']).toContain(typeof reason)
  })
})

it('indexes the same states as it gives a page', async () => {
  const waived = {until: '2026-12-01', because: 'soon'}
  const root = await ledgerOf([
    {
      a: [
        {name: 'one', status: 'failed', waived},
        {name: 'two', flaky: true},
      ],
    },
    {target: 'staging', a: [{name: 'one'}]},
  ])
  const checks = ['one', 'two'].map((name) => ({name, digest: digest(name)}))
  const claims = [
    {path: 'a', slug: 'a', title: 'A', digest: digest('a'), checks},
    {path: 'b', slug: 'b', title: 'B', digest: digest('b'), checks},
  ]
  const ledger = readLedger(root)
  const {documents} = proofsIndex(ledger, claims, now)
  for (const [i, {slug, verifications}] of documents.entries()) {
    expect(Object.keys(verifications)).toEqual(['local', 'staging'])
    for (const target of ['local', 'staging']) {
      const {checks: _, ...verification} = verify(claims[i]!, proofsOf(ledger, slug, now), target, now)
      expect(verifications[target]).toEqual(verification)
    }
  }
  expect(documents[0]!.verifications.local).toMatchObject({state: 'verified', waived: 1, flaky: 1})
  expect(documents[1]!.verifications.staging).toMatchObject({state: 'unproven'})
})

it('gives a document that is called index the file of the index, and loses neither', async () => {
  const root = temporaryFolder()
  await appendProofs(runReport({documents: {index: [{name: 'one'}], 'deep/index': [{name: 'one'}]}}), {root})
  const claims = ['index', 'deep/index'].map((slug) => ({
    path: slug,
    slug,
    title: slug,
    digest: digest(slug),
    checks: [],
  }))
  const files = Object.fromEntries(proofFiles(readLedger(root), claims, now))
  expect(Object.keys(files).sort()).toEqual(['deep/index.json', 'index.json'])
  expect(JSON.parse(files['index.json']!)).toMatchObject({
    version: 1,
    slug: 'index',
    targets: {local: {results: {one: {status: 'passed'}}}},
    documents: [{slug: 'index'}, {slug: 'deep/index'}],
  })
})

it.each(['__proto__', 'constructor'])(
  'keeps a check that is called %s apart from what objects bring along',
  async (name) => {
    const root = await ledgerOf([{a: [{name}]}])
    const proofs = JSON.parse(JSON.stringify(proofsOf(readLedger(root), 'a', now))) as ReturnType<typeof proofsOf>
    expect(Object.keys(proofs.targets.local!.results)).toEqual([name])
    const claims = {path: 'a', slug: 'a', title: 'A', digest: digest('a'), checks: [{name, digest: digest(name)}]}
    expect(verify(claims, proofs, 'local', now).state).toBe('verified')
    expect(canonicalJson(verify(claims, proofs, 'local', now) as never)).toContain(name)
  },
)
