import {createHash} from 'node:crypto'
import {mkdirSync, writeFileSync} from 'node:fs'
import {request} from 'node:http'
import type {AddressInfo} from 'node:net'
import {join} from 'node:path'
import {expect, it, onTestFinished} from 'vitest'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {serveSite} from './serve-site.ts'

const inline = 'document.title = "ours"'

async function served(base = '/') {
  const folder = join(temporaryFolder(), 'build')
  mkdirSync(join(folder, 'assets'), {recursive: true})
  mkdirSync(join(folder, 'docs'), {recursive: true})
  writeFileSync(join(folder, '..', 'secret.txt'), 'secret')
  writeFileSync(join(folder, 'index.html'), 'home')
  writeFileSync(join(folder, '404.html'), `<script>${inline}</script><script src="${base}assets/js/a.js"></script>lost`)
  writeFileSync(join(folder, 'docs', 'index.html'), 'docs')
  writeFileSync(join(folder, 'docs', 'start.html'), '<script>alert("a document")</script>')
  writeFileSync(join(folder, 'assets', 'main.js'), 'main')
  const server = await serveSite({folder, port: 0})
  onTestFinished(() => void server.close())
  const {port} = server.address() as AddressInfo
  return (path: string, method = 'GET', headers = {}) => ask(port, path, method, headers)
}

/** As written: `fetch` would tidy the path first. */
function ask(port: number, path: string, method: string, headers: Record<string, string>) {
  return new Promise<{status: number; body: string; headers: Record<string, unknown>}>((resolve, reject) => {
    request({host: '127.0.0.1', port, path, method, headers}, (response) => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => (body += chunk))
      response.on('end', () => resolve({status: response.statusCode!, body, headers: response.headers}))
    })
      .on('error', reject)
      .end()
  })
}

it('serves files, folders, and pages without their ending', async () => {
  const get = await served()
  expect(await get('/')).toMatchObject({status: 200, body: 'home'})
  expect(await get('/docs/')).toMatchObject({status: 200, body: 'docs'})
  expect(await get('/docs/start?x=1')).toMatchObject({status: 200, body: expect.stringContaining('a document')})
  expect(await get('/nothing')).toMatchObject({status: 404, body: expect.stringContaining('lost')})
})

it('serves a site at the path that it was built for, and leads there', async () => {
  const get = await served('/a/b/')
  expect(await get('/a/b/')).toMatchObject({status: 200, body: 'home'})
  expect(await get('/a/b/docs/start?x=1')).toMatchObject({status: 200, body: expect.stringContaining('a document')})
  expect(await get('/a/b/nothing')).toMatchObject({status: 404, body: expect.stringContaining('lost')})
  for (const path of ['/', '/a/b']) expect(await get(path)).toMatchObject({status: 302, headers: {location: '/a/b/'}})
  for (const path of ['/docs/', '/a/', '/a/bc/', '//a/b/'])
    expect(await get(path)).toMatchObject({status: 404, body: 'Not found: the site is at /a/b/\n'})
  for (const path of ['/a/b/../../../secret.txt', '/a/b/..%2fsecret.txt'])
    expect((await get(path)).body).not.toContain('secret')
})

it.each(['/../secret.txt', '/..%2fsecret.txt', '/docs/../../secret.txt', '/%2e%2e/secret.txt', '//../secret.txt'])(
  'serves nothing from outside of the site: %s',
  async (path) => {
    const get = await served()
    expect((await get(path)).body).not.toContain('secret')
  },
)

it.each(['/%00', '/%ff', '/%'])('refuses %s', async (path) => {
  const get = await served()
  expect((await get(path)).status).toBe(400)
})

it('allows the scripts of the site by their hashes, and none of a document', async () => {
  const get = await served()
  const policy = String((await get('/docs/start')).headers['content-security-policy'])
  const hash = (text: string) => createHash('sha256').update(text).digest('base64')
  expect(policy).toContain(`script-src 'self' 'sha256-${hash(inline)}';`)
  expect(policy).not.toContain(hash('alert("a document")'))
  expect(policy).toContain("default-src 'none'")
})

it('keeps what never changes, and asks again for the rest', async () => {
  const get = await served()
  expect((await get('/assets/main.js')).headers['cache-control']).toContain('immutable')
  const {headers} = await get('/')
  expect(headers['cache-control']).toBe('no-cache')
  expect(await get('/', 'GET', {'if-none-match': String(headers.etag)})).toMatchObject({status: 304, body: ''})
})

it('answers HEAD without a body, and nothing but GET beside it', async () => {
  const get = await served()
  expect(await get('/', 'HEAD')).toMatchObject({status: 200, body: '', headers: {'content-length': '4'}})
  expect(await get('/', 'POST')).toMatchObject({status: 405})
})
