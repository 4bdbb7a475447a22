import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as delay} from 'node:timers/promises'
import {expect, it} from 'vitest'
import {readLedger} from '../../src/ledger/index.ts'
import type {DocumentProofs, Proof} from '../../src/proof.ts'
import {proofbook, proofbookIn, startProofbook} from '../support/check-project.ts'
import {smallProject} from '../support/small-project.ts'

const ledger = '.proofbook/ledger/local.ndjson'
const bash = (id: string, code: string) => `\`\`\`bash check id=${id}\n${code}\n\`\`\`\n\n`

function linesOf(root: string): Proof[] {
  const text = existsSync(join(root, ledger)) ? readFileSync(join(root, ledger), 'utf8') : ''
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Proof)
}

it('of runs side by side every one is kept, one after another', async () => {
  const {root} = smallProject({'runbooks/a.md': bash('one', 'true'), 'runbooks/b.md': bash('two', 'true')})
  const runs = await Promise.all(Array.from({length: 8}, () => proofbook(['check'], {cwd: root})))
  expect(runs.map(({status, stderr}) => [status, stderr])).toEqual(runs.map(() => [0, '']))
  const lines = linesOf(root)
  expect(lines).toHaveLength(16)
  for (let i = 0; i < lines.length; i += 2) expect(lines[i]!.reportDigest).toBe(lines[i + 1]!.reportDigest)
  expect(new Set(lines.map(({reportDigest}) => reportDigest)).size).toBe(8)
  expect(readLedger(root).problems).toEqual([])
})

it('of a run that is killed nothing is left that keeps the next from being kept', async () => {
  const {root} = smallProject({'runbooks/a.md': bash('one', 'true')})
  for (let ms = 60; ms <= 180; ms += 12) {
    const {child, ended} = startProofbook(['check'], {cwd: root})
    await delay(ms)
    child.kill('SIGKILL')
    await ended
  }
  const before = linesOf(root).length
  const {status, stderr} = await proofbook(['check'], {cwd: root})
  expect([status, stderr]).toEqual([0, ''])
  expect(linesOf(root)).toHaveLength(before + 1)
  expect(readLedger(root).problems).toEqual([])
})

it('a run that is interrupted is kept as far as it came: documents that were done', async () => {
  const {root} = smallProject({
    'runbooks/done.md': bash('quick', 'touch quick-is-done'),
    'runbooks/half.md': bash('first', 'true') + bash('hangs', 'sleep 1000'),
    'runbooks/retried.md': '```check shell\nid: never\nrun: "false"\nuntil: {within: 100s}\n```\n',
  })
  const {ended, signal} = startProofbook(['check'], {cwd: root})
  while (!existsSync(join(root, 'quick-is-done'))) await delay(20)
  await delay(300)
  signal()
  expect((await ended).status).toBe(130)
  expect(linesOf(root).map(({slug}) => slug)).toEqual(['done'])
})

it.each([['--dry-run'], ['--no-ledger'], ['--id', 'nothing'], ['--target', '../x']])(
  'check %s %s keeps nothing',
  async (...words) => {
    const {root} = smallProject({'runbooks/a.md': bash('one', 'true')})
    await proofbook(['check', ...words], {cwd: root})
    expect(existsSync(join(root, '.proofbook/ledger'))).toBe(false)
    expect(readdirSync(join(root, '..')).filter((name) => name.endsWith('.ndjson'))).toEqual([])
  },
)

it('a document with a problem is not proven by anything', async () => {
  const {root} = smallProject({'runbooks/a.md': bash('one', 'true'), 'runbooks/b.md': '```check htp\n```\n'})
  expect((await proofbook(['check'], {cwd: root})).status).toBe(2)
  expect(linesOf(root)).toEqual([])
})

it('watching keeps every round', async () => {
  const {root} = smallProject({'runbooks/a.md': bash('one', 'true')})
  const {ended, signal} = startProofbook(['check', '--watch'], {cwd: root})
  const rounds = async (count: number) => {
    while (linesOf(root).length < count) await delay(20)
  }
  await rounds(1)
  await delay(200)
  writeFileSync(join(root, 'runbooks/a.md'), bash('one', 'false'))
  await rounds(2)
  signal()
  await ended
  expect(linesOf(root).map(({checks}) => checks[0]!.status)).toEqual(['passed', 'failed'])
})

it('watching gives inputs to the documents that have them, and keeps the others', async () => {
  const {root} = smallProject({
    'runbooks/a.md': `---\ninputs: {pod: {default: web}}\n---\n${bash('one', 'true')}`,
    'runbooks/b.md': bash('two', 'true'),
  })
  const {ended, signal} = startProofbook(['check', '--watch', '--input', 'pod=db'], {cwd: root})
  const rounds = async (count: number) => {
    while (linesOf(root).length < count) await delay(20)
  }
  await rounds(1)
  await delay(200)
  writeFileSync(join(root, 'runbooks/b.md'), bash('two', 'false'))
  await rounds(2)
  signal()
  const {stderr} = await ended
  expect(stderr).toContain('not kept in the ledger: `runbooks/a.md`, run with inputs other than its own')
  expect(linesOf(root).map(({document, checks}) => [document, checks[0]!.status])).toEqual([
    ['runbooks/b.md', 'passed'],
    ['runbooks/b.md', 'failed'],
  ])
})

it('what a folder for a static host gets is whole, and a folder that cannot be written is said', async () => {
  const {root} = smallProject({
    'runbooks/deep/a.md': bash('says', "printf '%s' '</script><b>\\u202e'; head -c 1000000 /dev/zero | tr '\\0' x"),
  })
  await proofbook(['check'], {cwd: root})
  const {status, stdout} = await proofbook(['proofs', 'out'], {cwd: root})
  expect([status, stdout]).toEqual([0, 'out/: 2 files written, 0 unchanged\n'])
  const text = readFileSync(join(root, 'out/deep/a.json'), 'utf8')
  expect(Buffer.byteLength(text)).toBeLessThan(10_000)
  const {evidence} = (JSON.parse(text) as DocumentProofs).targets.local!.results.says!
  expect(evidence[0]).toMatchObject({
    bytes: expect.any(Number) as number,
    text: expect.stringContaining('</script>') as string,
  })
  mkdirSync(join(root, 'file.txt', '..'), {recursive: true})
  writeFileSync(join(root, 'file.txt'), '')
  const failed = await proofbook(['proofs', 'file.txt'], {cwd: root})
  expect([failed.status, failed.stderr]).toEqual([
    2,
    expect.stringMatching(/^proofbook: could not write `file\.txt`: E.*\n$/),
  ])
  expect((await proofbook(['proofs', 'a', 'b'], {cwd: root})).status).toBe(2)
})

it('a ledger of 100,000 lines makes no run wait', {timeout: 240_000}, async () => {
  const {root} = smallProject({'runbooks/a.md': bash('one', 'true')})
  await proofbook(['check'], {cwd: root})
  const line = readFileSync(join(root, ledger), 'utf8')
  const short = await timeOf(root)
  writeFileSync(join(root, ledger), line.repeat(100_000))
  const long = await timeOf(root)
  // No matter how slow the machine is: reading all of it would take several times as long as everything else.
  expect(long).toBeLessThan(short * 2 + 100)
  expect(linesOf(root).length).toBeGreaterThan(100_000)
})

/** The best of five runs, in milliseconds. */
async function timeOf(root: string): Promise<number> {
  const times: number[] = []
  for (let i = 0; i < 5; i++) {
    const start = performance.now()
    expect((await proofbookIn('exec "$@"', ['check'], {cwd: root})).status).toBe(0)
    times.push(performance.now() - start)
  }
  return Math.min(...times)
}
