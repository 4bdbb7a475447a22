import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {Ajv2020} from 'ajv/dist/2020.js'
import {expect, it} from 'vitest'
import {runReport} from '../../test/support/run-report.ts'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {appendProofs} from './append-proofs.ts'
import {ledgerSchemas} from './ledger-schemas.ts'
import {proofsIndex} from './proofs-index.ts'
import {proofsOf} from './proofs-of.ts'
import {readLedger} from './read-ledger.ts'

it('what is kept and served is as its schemas say', async () => {
  const root = temporaryFolder()
  const waived = {until: '2027-01-01', because: 'soon'}
  const place = {path: 'runbooks/a.md', start: {line: 1, column: 1}, end: {line: 1, column: 2}}
  const checks = [
    {name: 'one', evidence: [{label: 'stdout', text: 'x'.repeat(9999)}]},
    {name: 'two', status: 'failed' as const, reason: 'down', waived},
    {name: 'three', expectations: [{path: 'exit', expected: '0', actual: 1, met: false, place}]},
  ]
  const report = {...runReport({documents: {a: checks, b: checks}}), commit: 'f'.repeat(40), dirty: true}
  await appendProofs(report, {root})
  await appendProofs(runReport({documents: {a: checks}}), {root})

  const ajv = new Ajv2020({allErrors: true, strict: true})
  const faults = (schema: keyof typeof ledgerSchemas, value: unknown) => {
    const validate = ajv.compile(ledgerSchemas[schema])
    return validate(JSON.parse(JSON.stringify(value))) ? [] : validate.errors
  }
  const lines = readFileSync(join(root, '.proofbook/ledger/local.ndjson'), 'utf8').trimEnd().split('\n')
  for (const line of lines) expect(faults('proof', JSON.parse(line))).toEqual([])
  expect(faults('proof', {...(JSON.parse(lines[0]!) as object), version: 2})).not.toEqual([])

  const ledger = readLedger(root)
  const now = new Date('2026-11-22T12:00:00Z')
  const claims = {
    path: 'a',
    slug: 'a',
    title: 'A',
    digest: 'x',
    checks: [{name: 'one', digest: 'x'}],
    verifyEveryMs: 1000,
  }
  expect(faults('proofs', {...proofsOf(ledger, 'a', now), live: true})).toEqual([])
  expect(faults('proofs', proofsOf(ledger, 'never', now))).toEqual([])
  expect(faults('index', proofsIndex(ledger, [claims, {...claims, slug: 'never'}], now))).toEqual([])
})
