import {execFileSync} from 'node:child_process'
import {mkdtempSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, it} from 'vitest'
import {configOf, planOf, shell as check} from '../../../test/support/plan-of.ts'
import type {Kinds} from '../../kind.ts'
import {run} from '../../run/index.ts'
import shell from './index.ts'

async function see(body: string, options = {}) {
  const paths = {exit: '>= 0', stdout: '~ "\u0000"', stderr: '~ "\u0000"', json: '~ "\u0000"', duration: '> 0'}
  const plan = planOf([check('one', body, {options: {run: body, ...options}, expect: paths})])
  const signal = new AbortController().signal
  const kinds = {shell} as unknown as Kinds
  const [result] = await run(plan, {kinds, config: configOf(), env: {PATH: process.env.PATH}, signal})
  return Object.fromEntries(result!.expectations.map(({path, actual}) => [path, actual]))
}

it('sees how a command ended and what it printed, as `$(…)` has it', async () => {
  const seen = await see('printf " a\\n\\n"; printf "b\\r\\n" >&2; exit 9')
  expect(seen).toEqual({exit: 9, stdout: ' a', stderr: 'b', json: undefined, duration: expect.any(Number)})
})

it.each([
  ['{"a": [1, null]}', {a: [1, null]}],
  [' [] ', []],
  ['12', 12],
  ['"text"', 'text'],
  ['true', true],
  ['{"a": }', undefined],
  ['v12', undefined],
  ['', undefined],
])('sees %j as JSON, or not', async (text, json) => {
  expect((await see('cat', {stdin: text})).json).toEqual(json)
})

it('shows how to look oneself', () => {
  const folder = mkdtempSync(join(tmpdir(), 'proofbook-shell-'))
  const options = {run: 'cat; echo "it\'s $NAME"; pwd -P', cwd: '${FOLDER}', stdin: 'in $$ ${NAME}\n'}
  const env = {...process.env, FOLDER: folder, NAME: 'me'}
  const said = execFileSync('bash', ['-c', shell.command(options)], {env, encoding: 'utf8'})
  expect(said).toContain("in $ me\nit's me\n/")
  expect(shell.command({run: 'node --version\n'})).toBe('node --version')
})

it('says its claim in a line', () => {
  expect(shell.sentence({run: 'cd a\nmake\n'})).toBe('`cd a …` ends and prints as expected')
})
