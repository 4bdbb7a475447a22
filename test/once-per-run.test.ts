import {execFile} from 'node:child_process'
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, it} from 'vitest'
import {temporaryFolder} from './support/temporary-folder.ts'

const support = join(import.meta.dirname, 'support')

/** What processes print that ask for one thing at the same time; `make` is the body of a function that has its folder. */
function askAtOnce(make: string): {prints: Promise<string[]>; made: () => string} {
  const folder = temporaryFolder()
  const program = `
import {appendFileSync} from 'node:fs'
import {setTimeout as delay} from 'node:timers/promises'
import {oncePerRun} from ${JSON.stringify(join(support, 'once-per-run.ts'))}
const made = ${JSON.stringify(join(folder, 'made'))}
try {
  console.log(JSON.stringify(await oncePerRun('thing', async (folder) => { appendFileSync(made, 'x'); ${make} })))
} catch ({message}) {
  console.log(message)
}
`
  writeFileSync(join(folder, 'asks.mjs'), program)
  const ask = () =>
    new Promise<string>((done) => {
      const words = ['--import', join(support, 'typescript.mjs'), join(folder, 'asks.mjs')]
      execFile(process.execPath, words, {env: {...process.env, TMPDIR: folder}}, (_, stdout) => done(stdout.trim()))
    })
  return {prints: Promise.all([ask(), ask(), ask()]), made: () => readFileSync(join(folder, 'made'), 'utf8')}
}

it('is made by one, and had by all', async () => {
  const {prints, made} = askAtOnce(`await delay(500); return {folder}`)
  const said = await prints
  expect(said).toEqual(said.map(() => expect.stringMatching(/^\{"folder":".*once-thing"\}$/)))
  expect(made()).toBe('x')
})

it('fails for all with the reason of the one that failed', async () => {
  const {prints, made} = askAtOnce(`throw new Error('out of bricks')`)
  expect(await prints).toEqual(['out of bricks', 'out of bricks', 'out of bricks'])
  expect(made()).toBe('x')
})

it('is not waited for when the one that makes it is gone', async () => {
  const {prints} = askAtOnce(`await delay(500); process.kill(process.pid, 'SIGKILL'); return folder`)
  const said = await prints
  expect(said.filter((text) => text === '')).toHaveLength(1)
  expect(said.filter((text) => text.endsWith('the process that was to write it is gone'))).toHaveLength(2)
})
