import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Row} from './bench.ts'
import {freshFolder, installed, inTurn, proofbook, rowsOf} from './measure.ts'

/** `proofbook check one.md` with one shell check, beside an empty Node and what other tools need for one check. */
export async function oneCheck(): Promise<Row[]> {
  const cwd = freshFolder()
  writeFileSync(join(cwd, 'proofbook.yaml'), 'targets: {local: {allow: [reads, writes]}}\n')
  writeFileSync(join(cwd, 'one.md'), '# One\n\n```bash check id=one expect.stdout=hello\necho hello\n```\n')
  writeFileSync(join(cwd, 'one.bats'), '@test "one" { [ "$(echo hello)" = hello ]; }\n')
  writeFileSync(join(cwd, 'one.test.mjs'), testFile(1))
  const timed = await inTurn(
    {
      'empty Node': [process.execPath, '-e', '0'],
      'proofbook check one.md': [...proofbook, 'check', 'one.md'],
      ...(installed('bats') && {bats: ['bats', 'one.bats']}),
      'node --test': [process.execPath, '--test', 'one.test.mjs'],
    },
    cwd,
    11,
  )
  return rowsOf('one shell check', timed, 'empty Node')
}

/** `proofbook --help`, beside an empty Node. */
export async function help(): Promise<Row[]> {
  const timed = await inTurn(
    {'empty Node': [process.execPath, '-e', '0'], 'proofbook --help': [...proofbook, '--help']},
    process.cwd(),
    11,
  )
  return rowsOf('help', timed, 'empty Node')
}

/** A file for `node --test` with as many tests as asked, each starting one bash. */
export function testFile(tests: number): string {
  return `import test from 'node:test'
import assert from 'node:assert'
import {promisify} from 'node:util'
import {execFile} from 'node:child_process'
for (let i = 0; i < ${tests}; i++) test('t' + i, async () => {
  const {stdout} = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', 'echo hello'])
  assert.equal(stdout, 'hello\\n')
})
`
}
