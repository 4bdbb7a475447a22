import {
  appendFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import {hostname} from 'node:os'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {type Ended, runReport} from '../../test/support/run-report.ts'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import type {Proof} from '../proof.ts'
import {digest} from '../util/digest.ts'
import {appendProofs} from './append-proofs.ts'
import {proofsOf} from './proofs-of.ts'
import {readLedger} from './read-ledger.ts'

const file = '.proofbook/ledger/local.ndjson'
const now = new Date('2026-11-22T12:00:00.000Z')

function ledgerIn(root = temporaryFolder()) {
  const at = (path: string) => join(root, path)
  return {
    root,
    at,
    append: (documents: Record<string, Ended[]>, more: Partial<Parameters<typeof appendProofs>[1]> = {}) =>
      appendProofs(runReport({documents}), {root, ...more}),
    text: () => readFileSync(at(file), 'utf8'),
    proofs: () =>
      readFileSync(at(file), 'utf8')
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line) as Proof),
    reports: () => readdirSync(at('.proofbook/ledger/reports')).filter((name) => name.endsWith('.json')),
    problems: () => readLedger(root, {now}).problems.map(({rule, place}) => `${place.start.line} ${rule}`),
  }
}

it('appends a line per document, each chained to the one before, and keeps the report', async () => {
  const {append, text, proofs, at, problems} = ledgerIn()
  await append({a: [{name: 'up'}, {name: 'down', status: 'failed', waived: {until: '2027-01-01', because: 'soon'}}]})
  expect(await append({a: [{name: 'up'}], b: [{name: 'fine'}]})).toEqual({lines: 2, warnings: []})
  const lines = text().split('\n')
  expect(proofs()).toMatchObject([{slug: 'a'}, {slug: 'a'}, {slug: 'b'}])
  expect(proofs().map(({previous}) => previous)).toEqual([undefined, digest(lines[0]!), digest(lines[1]!)])
  expect(proofs()[0]).toMatchObject({
    document: 'runbooks/a.md',
    documentDigest: digest('a'),
    time: '2026-11-22T11:00:01.000Z',
    runner: 'proofbook 0',
    checks: [
      {name: 'up', status: 'passed', waived: false, durationMs: 5.123},
      {name: 'down', status: 'failed', waived: true},
    ],
  })
  for (const {reportDigest} of proofs())
    expect(digest(readFileSync(at(`.proofbook/ledger/reports/${reportDigest.slice(7)}.json`)))).toBe(reportDigest)
  expect(problems()).toEqual([])
})

it('leaves nothing behind but lines, reports and what keeps them out of git', async () => {
  const {append, at} = ledgerIn()
  await append({a: [{name: 'up'}]})
  expect(readdirSync(at('.proofbook/ledger')).sort()).toEqual(['.gitignore', 'local.ndjson', 'reports'])
})

it('does not keep a ledger out of git again, where somebody has let it in', async () => {
  const {append, at} = ledgerIn()
  mkdirSync(at('.proofbook/ledger'), {recursive: true})
  await append({a: [{name: 'up'}]})
  expect(existsSync(at('.proofbook/ledger/.gitignore'))).toBe(false)
})

describe('a last line', () => {
  it('that a crash has torn is moved aside, and loses none before it', async () => {
    const {append, text, at, proofs, problems} = ledgerIn()
    await append({a: [{name: 'up'}]})
    const sound = text()
    appendFileSync(at(file), sound.slice(0, 200))
    expect(problems()).toEqual(['2 ledger-torn'])
    const {lines, warnings} = await append({b: [{name: 'up'}]})
    expect([lines, warnings]).toEqual([
      1,
      [`the last line of \`${file}\` was torn, as by a crash: it is in \`${file}.torn\` now`],
    ])
    expect(text().startsWith(sound)).toBe(true)
    expect(readFileSync(at(`${file}.torn`), 'utf8')).toBe(sound.slice(0, 200))
    expect(proofs().map(({slug}) => slug)).toEqual(['a', 'b'])
    expect(problems()).toEqual([])
  })

  it('torn at whatever byte costs itself and nothing else', async () => {
    const {append, text, at, proofs, problems} = ledgerIn()
    await append({a: [{name: 'up'}]})
    await append({b: [{name: 'up'}]})
    const whole = text()
    const first = whole.indexOf('\n') + 1
    for (let end = first; end <= whole.length; end += 37) {
      writeFileSync(at(file), whole.slice(0, end))
      await append({c: [{name: 'up'}]})
      expect(proofs().map(({slug}) => slug)).toEqual(['a', 'c'])
      expect(problems()).toEqual([])
    }
    writeFileSync(at(file), whole.slice(0, -1))
    expect((await append({c: [{name: 'up'}]})).warnings).toEqual([])
    expect(proofs().map(({slug}) => slug)).toEqual(['a', 'b', 'c'])
    expect(problems()).toEqual([])
  })

  it('of zeros, as a file system leaves it after a loss of power, is moved aside', async () => {
    const {append, at, proofs} = ledgerIn()
    await append({a: [{name: 'up'}]})
    appendFileSync(at(file), Buffer.alloc(4096))
    expect((await append({b: [{name: 'up'}]})).warnings).toHaveLength(1)
    expect(proofs().map(({slug}) => slug)).toEqual(['a', 'b'])
  })

  it('longer than what is read at first is found', async () => {
    const {append, problems} = ledgerIn()
    await append({a: Array.from({length: 2000}, (_, i) => ({name: `check-${i}`}))})
    await append({b: [{name: 'up'}]})
    expect(problems()).toEqual([])
  })
})

describe('a lock', () => {
  const lock = '.proofbook/ledger/lock'
  const held = (pid: number, host = hostname()) => JSON.stringify({host, pid, nonce: 'theirs'})
  async function locked(text: string, older = 0) {
    const ledger = ledgerIn()
    await ledger.append({a: [{name: 'up'}]})
    writeFileSync(ledger.at(lock), text)
    const at = Date.now() / 1000 - older
    utimesSync(ledger.at(lock), at, at)
    return {...ledger, ...(await ledger.append({b: [{name: 'up'}]}, {waitMs: 60}))}
  }

  it.each([
    ['of a process that has ended', held(2 ** 22 + 1), 0],
    ['that is a minute old', held(process.pid), 61],
    ['of another machine that is a minute old', held(1, 'elsewhere'), 61],
    ['without an owner that is a minute old', '', 61],
    ['from the future', held(process.pid), -3600],
  ])('%s is broken', async (_, text, older) => {
    const {lines, at, problems} = await locked(text, older)
    expect([lines, problems()]).toEqual([1, []])
    expect(readdirSync(at('.proofbook/ledger')).sort()).toEqual(['.gitignore', 'local.ndjson', 'reports'])
  })

  it.each([
    ['of a process that runs', held(process.pid)],
    ['of another machine', held(2 ** 22 + 1, 'elsewhere')],
    ['that nobody understands', 'mine!'],
  ])('%s is waited for, not for ever, and left', async (_, text) => {
    const {lines, warnings, at} = await locked(text)
    expect([lines, warnings]).toEqual([0, [expect.stringMatching(/^this run is not kept in .*: another run holds /)]])
    expect(readFileSync(at(lock), 'utf8')).toBe(text)
  })
})

describe('nothing is written outside of the folder', () => {
  it.each(['../x', '..', '/etc/x', 'a/b', 'a\0b', '', '.hidden', 'con.fig'])('for a target %j', async (target) => {
    const root = temporaryFolder()
    const report = runReport({target, documents: {a: [{name: 'up'}]}})
    const {lines, warnings} = await appendProofs(report, {root})
    expect([lines, warnings]).toEqual([0, [expect.stringContaining('no file can be named after')]])
    expect(readdirSync(root)).toEqual([])
  })

  it('through a link', async () => {
    const {append, at} = ledgerIn()
    await append({a: [{name: 'up'}]})
    writeFileSync(at('elsewhere'), '{"torn')
    for (const name of ['other.ndjson', 'local.ndjson.torn'])
      symlinkSync(at('elsewhere'), at(`.proofbook/ledger/${name}`))
    const report = runReport({target: 'other', documents: {a: [{name: 'up'}]}})
    expect((await appendProofs(report, {root: at('')})).warnings).toEqual([expect.stringContaining('ELOOP')])
    appendFileSync(at(file), '{"torn')
    expect((await append({a: [{name: 'up'}]})).lines).toBe(1)
    expect(readFileSync(at('elsewhere'), 'utf8')).toBe('{"torn')
    expect(lstatSync(at(`${file}.torn`)).isFile()).toBe(true)
  })
})

describe('where it cannot be written', () => {
  it.each<[string, (at: (path: string) => string) => void]>([
    ['because a folder stands in its place', (at) => mkdirSync(at(file), {recursive: true})],
    ['because a file stands where its folder should', (at) => writeFileSync(at('.proofbook'), '')],
    [
      'because a file stands where the reports should',
      (at) => {
        mkdirSync(at('.proofbook/ledger'), {recursive: true})
        writeFileSync(at('.proofbook/ledger/reports'), '')
      },
    ],
  ])('%s, that is said in one line', async (_, spoil) => {
    const {append, at} = ledgerIn()
    spoil(at)
    const {lines, warnings} = await append({a: [{name: 'up'}]})
    expect([lines, warnings]).toEqual([
      0,
      [expect.stringMatching(/^this run is not kept in `\.proofbook\/ledger`: \S.*$/)],
    ])
    expect(existsSync(at('.proofbook/ledger/lock'))).toBe(false)
  })
})

it('removes the reports that no line among the last thirty of a document needs, and keeps the others', async () => {
  const {append, proofs, reports, at} = ledgerIn()
  await append({rare: [{name: 'up'}]})
  for (let i = 0; i < 100; i++) {
    await append({a: [{name: 'up', durationMs: i}]})
    expect(reports().length).toBeLessThanOrEqual(31 * 1.5 + 17)
  }
  const kept = new Set(reports().map((name) => `sha256:${name.slice(0, -5)}`))
  const needed = [proofs()[0]!, ...proofs().slice(-30)]
  expect(needed.filter(({reportDigest}) => !kept.has(reportDigest))).toEqual([])
  expect(kept.size).toBeLessThan(80)
  const known = proofsOf(readLedger(at('')), 'a', now).targets.local!
  expect(known.trend.up!.map(({durationMs}) => durationMs)).toEqual(Array.from({length: 30}, (_, i) => 70 + i))
})

it('removes no report while a file of the ledger cannot be read', async () => {
  const {append, reports, at} = ledgerIn()
  await append({a: [{name: 'up'}]})
  mkdirSync(at('.proofbook/ledger/other.ndjson'))
  for (let i = 0; i < 60; i++) await append({a: [{name: 'up', durationMs: i}]})
  expect(reports()).toHaveLength(61)
})

it('keeps no document that was given other inputs than its own: the report of the others says so', async () => {
  const {append, proofs} = ledgerIn()
  expect(await append({a: [{name: 'up', inputs: {namespace: 'stage'}}, {name: 'down'}]})).toEqual({
    lines: 0,
    warnings: [],
  })
  await append({a: [{name: 'up', inputs: {namespace: 'stage'}}], b: [{name: 'up'}]})
  expect(proofs().map(({slug}) => slug)).toEqual(['b'])
})

describe('of a run that was interrupted', () => {
  const startedAt = '2026-11-22T11:00:00.000Z'
  const documents = {
    before: [{name: 'up', durationMs: 100}],
    during: [
      {name: 'up', durationMs: 100},
      {name: 'slow', durationMs: 600, status: 'failed' as const},
    ],
    after: [{name: 'never', status: 'skipped' as const, startedAt: '2026-11-22T11:00:00.600Z', durationMs: 0}],
  }
  const report = runReport({documents, startedAt, interrupted: true})

  it('only documents are kept of which every check had ended', async () => {
    const {root, proofs} = ledgerIn()
    await appendProofs(report, {root, interruptedAt: new Date('2026-11-22T11:00:00.600Z')})
    expect(proofs().map(({slug}) => slug)).toEqual(['before'])
  })

  it('nothing is kept where nobody knows when', async () => {
    const {root} = ledgerIn()
    expect(await appendProofs(report, {root})).toEqual({lines: 0, warnings: []})
    expect(readdirSync(root)).toEqual([])
  })
})
