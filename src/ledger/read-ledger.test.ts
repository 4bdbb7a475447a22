import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {JsonObject} from '../model.ts'
import {runReport} from '../../test/support/run-report.ts'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {canonicalJson, digest} from '../util/digest.ts'
import {appendProofs} from './append-proofs.ts'
import type {Ledger} from './ledger.ts'
import {proofsOf} from './proofs-of.ts'
import {ledgerStamp, readLedger} from './read-ledger.ts'
import {verify} from './verify.ts'

const file = '.proofbook/ledger/local.ndjson'
const now = new Date('2026-11-22T12:00:00.000Z')

/** A ledger of three runs of three documents; `spoil` changes its lines. */
async function spoiled(spoil: (lines: string[]) => string[]) {
  const root = temporaryFolder()
  for (const slug of ['a', 'b', 'c']) await appendProofs(runReport({documents: {[slug]: [{name: 'up'}]}}), {root})
  const path = join(root, file)
  const lines = readFileSync(path, 'utf8').split('\n')
  writeFileSync(path, spoil(lines).join('\n'))
  return {root, path, ...summary(readLedger(root, {now}))}
}

function summary({problems, targets}: Ledger) {
  return {
    problems: problems.map(({severity, rule, reason, hint, place: {path, start}}) => {
      return `${path}:${start.line}:${start.column} ${severity} ${rule}: ${reason}${hint ? ` (${hint})` : ''}`
    }),
    slugs: [...(targets.get('local')?.documents.keys() ?? [])],
  }
}

/** A line with some fields changed, still followed by what follows. */
function changed(line: string, fields: object): string {
  return canonicalJson({...(JSON.parse(line) as JsonObject), ...fields})
}

it('is empty where there is none', () => {
  const ledger = readLedger(temporaryFolder())
  expect(ledger.problems).toEqual([])
  expect(proofsOf(ledger, 'a', now)).toEqual({version: 1, slug: 'a', asOf: now.toISOString(), targets: {}})
})

describe('says what is wrong, where and what to do, and uses the other lines', () => {
  it('of a line that is none', async () => {
    const {problems, slugs} = await spoiled(([a, , c, end]) => [a!, 'oops', c!, end!])
    expect(slugs).toEqual(['a', 'c'])
    expect(problems).toEqual([
      `${file}:2:1 warning ledger-line: Unexpected text, expected one JSON object on the line (the line is left out; it may be removed)`,
      `${file}:3:1 warning ledger-chain: Unexpected line that does not follow the one before it, expected its digest in \`previous\` (somebody changed, removed or joined lines; \`proofbook check\` proves anew)`,
    ])
  })

  it.each<[string, object | string, string]>([
    ['another version', {version: 2}, 'ledger-version: Unexpected version `2` of a proof, expected `1`'],
    ['no version', {version: undefined}, 'ledger-version: Unexpected version `null` of a proof, expected `1`'],
    ['a text where checks belong', {checks: 'all fine'}, 'ledger-line: Unexpected `checks` of a proof'],
    [
      'a status nobody knows',
      {checks: [{name: 'up', status: 'brilliant'}]},
      'ledger-line: Unexpected `checks` of a proof',
    ],
    ['no slug', {slug: 7}, 'ledger-line: Unexpected proof without `slug`, expected a text'],
    [
      'another target',
      {target: 'production'},
      'ledger-line: Unexpected proof of target `production`, expected `local`',
    ],
    ['a list', '[]', 'ledger-line: Unexpected text, expected one JSON object'],
    ['nothing but `null`', 'null', 'ledger-line: Unexpected text, expected one JSON object'],
  ])('of a last line with %s', async (_, fields, said) => {
    const {problems, slugs} = await spoiled(([a, b, c, end]) => {
      return [a!, b!, typeof fields === 'string' ? fields : changed(c!, fields), end!]
    })
    expect(slugs).toEqual(['a', 'b'])
    expect(problems).toEqual([expect.stringContaining(`${file}:3:1 warning ${said}`)])
  })

  it.each(['2027-01-01T00:00:00.000Z', 'yesterday', '2026-02-30T00:00:00Z'])(
    'of the time %s, which never reads as fresh',
    async (time) => {
      const {root, problems, slugs} = await spoiled(([a, b, c, end]) => [a!, b!, changed(c!, {time}), end!])
      expect(slugs).toEqual(['a', 'b', 'c'])
      expect(problems).toEqual([
        expect.stringContaining(`${file}:3:1 warning ledger-time: Unexpected time \`${time}\``),
      ])
      const claims = {
        path: 'c',
        slug: 'c',
        title: 'C',
        digest: digest('c'),
        checks: [{name: 'up', digest: digest('up')}],
      }
      expect(verify(claims, proofsOf(readLedger(root), 'c', now), 'local', now).state).toBe('unproven')
    },
  )

  it('of a chain that is broken: a line was removed, changed, or put elsewhere', async () => {
    const chain = (line: number) => expect.stringContaining(`${file}:${line}:1 warning ledger-chain`) as string
    expect((await spoiled(([a, , c, end]) => [a!, c!, end!])).problems).toEqual([chain(2)])
    expect((await spoiled(([a, b, c, end]) => [a!, changed(b!, {commit: 'f'}), c!, end!])).problems).toEqual([chain(3)])
    expect((await spoiled(([a, b, c, end]) => [a!, c!, b!, end!])).problems).toEqual([chain(2), chain(3)])
  })

  it('of a last line that is torn', async () => {
    const {problems, slugs} = await spoiled(([a, b, c]) => [a!, b!, c!.slice(0, 80)])
    expect(slugs).toEqual(['a', 'b'])
    expect(problems).toEqual([
      `${file}:3:1 warning ledger-torn: Unexpected end within a line, expected it whole (the next \`proofbook check\` moves it aside)`,
    ])
  })

  it('of more lines than anybody reads, by their number', async () => {
    const {problems, slugs} = await spoiled(([a, b, c]) => [a!, b!, c!, ...Array<string>(500).fill('x'), ''])
    expect(slugs).toEqual(['a', 'b', 'c'])
    expect(problems).toHaveLength(11)
    expect(problems.at(-1)).toContain(
      `${file}:14:1 warning ledger-line: Unexpected lines: this one and 489 more behind it`,
    )
  })

  it('of a file that is a folder, or a link', async () => {
    const {root} = await spoiled((lines) => lines)
    mkdirSync(join(root, '.proofbook/ledger/folder.ndjson'))
    symlinkSync('local.ndjson', join(root, '.proofbook/ledger/link.ndjson'))
    const {problems, slugs} = summary(readLedger(root, {now}))
    expect(slugs).toEqual(['a', 'b', 'c'])
    expect(problems).toEqual([
      expect.stringMatching(/folder\.ndjson:1:1 warning ledger-unreadable: .*no file/),
      expect.stringMatching(/link\.ndjson:1:1 warning ledger-unreadable: .*ELOOP/),
    ])
  })

  it('and nothing of old lines that were cut off, of empty lines, and of files of other names', async () => {
    const {root, problems, slugs} = await spoiled(([, b, c, end]) => [b!, '', c!, end!])
    writeFileSync(join(root, '.proofbook/ledger/notes.txt'), 'hello')
    expect([problems, slugs]).toEqual([[], ['b', 'c']])
    expect([...readLedger(root).targets.keys()]).toEqual(['local'])
  })
})

it('throws for no bytes whatever, and finds every sound line among them', async () => {
  const {root, path} = await spoiled((lines) => lines)
  const sound = readFileSync(path)
  fc.assert(
    fc.property(fc.uint8Array({maxLength: 300}), fc.boolean(), (bytes, before) => {
      const noise = Buffer.from(bytes)
      writeFileSync(path, before ? Buffer.concat([noise, Buffer.from('\n'), sound]) : Buffer.concat([sound, noise]))
      expect(summary(readLedger(root, {now})).slugs).toEqual(['a', 'b', 'c'])
    }),
  )
})

describe('reading on', () => {
  it('reads only what came since, and knows what reading all of it knows', async () => {
    const {root, path} = await spoiled(([a, , c, end]) => [a!, 'oops', c!, end!])
    const before = readLedger(root, {now})
    const stamp = ledgerStamp(root)
    expect(ledgerStamp(root)).toBe(stamp)
    await appendProofs(runReport({documents: {a: [{name: 'up', status: 'failed'}]}}), {root})
    expect(ledgerStamp(root)).not.toBe(stamp)
    appendFileSync(path, '{"torn')
    const all = readLedger(root, {now})
    const on = readLedger(root, {now, before})
    expect(on.targets).toEqual(all.targets)
    expect(on.problems).toEqual(all.problems)
    expect(proofsOf(on, 'a', now)).toEqual(proofsOf(all, 'a', now))
    expect(proofsOf(on, 'a', now).targets.local!.results.up).toMatchObject({status: 'failed'})
  })

  it.each<[string, (path: string) => void]>([
    ['replaced', (path) => (writeFileSync(`${path}.new`, ''), renameSync(`${path}.new`, path))],
    ['cut', (path) => writeFileSync(path, readFileSync(path, 'utf8').split('\n')[0]! + '\n')],
    [
      'rewritten in its place with as many bytes',
      (path) => writeFileSync(path, readFileSync(path, 'utf8').replaceAll('"slug":"c"', '"slug":"z"')),
    ],
    ['removed', (path) => rmSync(path)],
  ])('starts anew where the file was %s', async (_, change) => {
    const {root, path} = await spoiled((lines) => lines)
    const before = readLedger(root, {now})
    change(path)
    const {slugs} = summary(readLedger(root, {now, before}))
    expect(slugs).toEqual(summary(readLedger(root, {now})).slugs)
    expect(slugs).not.toEqual(['a', 'b', 'c'])
  })
})

it.skipIf(process.getuid?.() === 0)('says that a file may not be read (root may)', async () => {
  const {root, path} = await spoiled((lines) => lines)
  chmodSync(path, 0)
  expect(readLedger(root).problems.map(({rule}) => rule)).toEqual(['ledger-unreadable'])
})
