import {execFileSync} from 'node:child_process'
import {mkdirSync, writeFileSync} from 'node:fs'
import type {AddressInfo} from 'node:net'
import {join} from 'node:path'
import {expect, it, onTestFinished} from 'vitest'
import {smallProject} from '../../test/support/small-project.ts'
import {read} from '../proofbook.ts'
import {serveSite} from './serve-site.ts'

const cli = join(import.meta.dirname, '..', '..', 'dist', 'cli.js')
const document = '# A\n\n```bash check id=up expect.stdout=up\ncat state\n```\n'

async function served(name = 'a') {
  const {root} = smallProject({[`runbooks/${name}.md`]: document, state: 'up\n'})
  const folder = join(root, 'build')
  mkdirSync(join(folder, 'proofs'), {recursive: true})
  writeFileSync(join(folder, '404.html'), '')
  writeFileSync(join(folder, 'proofs', 'titles.json'), '{"a":["A"]}')
  const project = await read({cwd: root, paths: [], today: '2026-11-22'})
  const server = await serveSite({folder, project, port: 0})
  onTestFinished(() => void server.close())
  const {port} = server.address() as AddressInfo
  return {
    get: (path: string, headers = {}) => fetch(`http://127.0.0.1:${port}${path}`, {headers}),
    check: (state: string) => {
      writeFileSync(join(root, 'state'), `${state}\n`)
      try {
        execFileSync(process.execPath, [cli, 'check'], {cwd: root, stdio: 'pipe'})
      } catch {}
    },
  }
}

it('answers from the ledger as it is at the moment', async () => {
  const {get, check} = await served()
  expect(await (await get('/proofs/a.json')).json()).toMatchObject({slug: 'a', live: true, targets: {}})
  check('up')
  const passed = await (await get('/proofs/a.json')).json()
  expect(passed.targets.local.results.up.status).toBe('passed')
  check('down')
  const failed = await (await get('/proofs/a.json')).json()
  expect(failed.targets.local.results.up.status).toBe('failed')
  expect(failed.targets.local.trend.up).toHaveLength(2)
  const index = await (await get('/proofs/index.json')).json()
  expect(index.documents[0].verifications.local.state).toBe('broken')
})

it('says that nothing is new, whatever the clock says', async () => {
  const {get, check} = await served()
  check('up')
  const etag = (await get('/proofs/a.json')).headers.get('etag')!
  expect((await get('/proofs/a.json', {'if-none-match': etag})).status).toBe(304)
  check('down')
  expect((await get('/proofs/a.json', {'if-none-match': etag})).status).toBe(200)
})

it('leaves to the build what the ledger does not know', async () => {
  const {get} = await served()
  expect(await (await get('/proofs/titles.json')).json()).toEqual({a: ['A']})
  expect((await get('/proofs/b.json')).status).toBe(404)
  expect((await get('/proofs/%2e%2e/proofbook.yaml')).status).toBe(404)
})

it('has one answer for the index and for a document that is called so', async () => {
  const {get} = await served('index')
  expect(await (await get('/proofs/index.json')).json()).toMatchObject({slug: 'index', targets: {}, documents: [{}]})
})
