import {execFileSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {createServer as createSecureServer} from 'node:https'
import type {Socket} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setTimeout as delay} from 'node:timers/promises'
import {gzipSync} from 'node:zlib'
import pg from 'pg'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import type {CheckResult} from '../../src/model.ts'
import {check, startProofbook} from '../support/check-project.ts'
import {listening, type Running, serve, serveRaw} from '../support/http-server.ts'
import {startPostgres} from '../support/postgres.ts'
import {type ProjectFiles, smallProject} from '../support/small-project.ts'

const folder = mkdtempSync(join(tmpdir(), 'proofbook-answers-'))
const running: Running[] = []
const vars: Record<string, string> = {}
let errored: Awaited<ReturnType<typeof check>>
let failed: Awaited<ReturnType<typeof check>>

type Talk = (socket: Socket) => void

/** Servers that answer badly, each under a name that checks know it by. */
const talks: Record<string, Talk> = {
  SILENT: () => {},
  HANGS_UP: (socket) => socket.destroy(),
  HALF_A_HEAD: (socket) => socket.end('HTTP/1.1 200 OK\r\nconte'),
  HALF_A_BODY: (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf'),
  HALF_OF_CHUNKS: (socket) => socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\nhalf\r\n'),
  HALF_AND_SILENT: (socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf'),
  OTHER_PROTOCOL: (socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'),
  BINARY: (socket) => socket.end(Buffer.from(Array.from({length: 4096}, (_, i) => (i * 7 + 128) % 256))),
  HEADERS_FOR_EVER: (socket) => again(socket, 'HTTP/1.1 200 OK\r\n', 'x: y\r\n'),
  BODY_FOR_EVER: (socket) => again(socket, 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n', '1\r\nx\r\n'),
  CONTINUES_FOR_EVER: (socket) => again(socket, '', 'HTTP/1.1 100 Continue\r\n\r\n'),
  LARGE: (socket) => flood(socket, 'HTTP/1.1 200 OK\r\ncontent-length: 200000000\r\n\r\n', 200),
  LARGE_UNSAID: (socket) => flood(socket, 'HTTP/1.1 200 OK\r\n\r\n', 200),
  LARGE_WHEN_UNPACKED: (socket) => {
    const body = gzipSync(Buffer.alloc(200_000_000, 'x'), {level: 1})
    socket.write(`HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: ${body.length}\r\n\r\n`)
    socket.end(body)
  },
}

/** Says something over and over, a little at a time. */
function again(socket: Socket, first: string, then: string): void {
  socket.write(first)
  const timer = setInterval(() => socket.write(then), 20)
  socket.on('close', () => clearInterval(timer))
}

/** Sends as many megabytes, as fast as they are taken. */
function flood(socket: Socket, head: string, megabytes: number): void {
  const chunk = Buffer.alloc(1_000_000, 'x')
  socket.write(head)
  let left = megabytes
  const more = () => {
    let hasRoom = true
    while (hasRoom && left-- > 0) hasRoom = socket.write(chunk)
    if (hasRoom) socket.end()
    else socket.once('drain', more)
  }
  more()
}

const http = (id: string, address: string, rest = 'timeout: 60s') =>
  `\`\`\`check http\nid: ${id}\nget: ${address}\nexpect: {status: 200, body: x}\n${rest}\n\`\`\`\n`
const sql = (id: string, address: string, rest = 'timeout: 60s') =>
  `\`\`\`check sql\nid: ${id}\non: ${address}\nquery: select 1\nexpect: {value: 1}\n${rest}\n\`\`\`\n`

/** Checks that cannot find out, and why. Where time is the reason there is little of it. */
const cannotTell: [id: string, text: string, reason: RegExp][] = [
  ['refused', http('refused', '${CLOSED}'), /refuses connections; is it running/],
  ['unknown-name', http('unknown-name', 'http://nobody.invalid/'), /nobody knows the host|name service|timed out/],
  ['no-tls', http('no-tls', 'https://127.0.0.1:${PLAIN}/'), /does not speak TLS as expected/],
  ['not-trusted', http('not-trusted', '${SELF_SIGNED}'), /signed by nobody known; name the file of its authority/],
  ['tls-silent', http('tls-silent', 'https://${SILENT}/', 'timeout: 300ms'), /^timed out after 300ms/],
  ['silent', http('silent', 'http://${SILENT}/', 'timeout: 300ms'), /^timed out after 300ms/],
  ['hangs-up', http('hangs-up', 'http://${HANGS_UP}/'), /hung up without an answer/],
  ['half-a-head', http('half-a-head', 'http://${HALF_A_HEAD}/'), /hung up without an answer/],
  ['half-a-body', http('half-a-body', 'http://${HALF_A_BODY}/'), /closed in the middle .* after 4 of 9 bytes/],
  ['half-of-chunks', http('half-of-chunks', 'http://${HALF_OF_CHUNKS}/'), /closed in the middle .* after 4 bytes/],
  [
    'half-and-silent',
    http('half-and-silent', 'http://${HALF_AND_SILENT}/', 'timeout: 300ms'),
    /^timed out after 300ms/,
  ],
  ['other-protocol', http('other-protocol', 'http://${OTHER_PROTOCOL}/'), /does not speak HTTP/],
  ['binary', http('binary', 'http://${BINARY}/'), /does not speak HTTP/],
  [
    'headers-for-ever',
    http('headers-for-ever', 'http://${HEADERS_FOR_EVER}/', 'timeout: 500ms'),
    /^timed out after 500ms/,
  ],
  ['body-for-ever', http('body-for-ever', 'http://${BODY_FOR_EVER}/', 'timeout: 500ms'), /^timed out after 500ms/],
  ['continues', http('continues', 'http://${CONTINUES_FOR_EVER}/', 'timeout: 500ms'), /^timed out after 500ms/],
  ['large', http('large', 'http://${LARGE}/'), /larger than 16 MiB/],
  ['large-unsaid', http('large-unsaid', 'http://${LARGE_UNSAID}/'), /larger than 16 MiB/],
  ['unpacked', http('unpacked', 'http://${LARGE_WHEN_UNPACKED}/'), /larger than 16 MiB when decompressed/],
  [
    'sql-refused',
    sql('sql-refused', 'postgres://a@127.0.0.1:${CLOSED_PORT}/b'),
    /it refuses connections; is it running/,
  ],
  [
    'sql-unknown-name',
    sql('sql-unknown-name', 'postgres://a@nobody.invalid/b'),
    /nobody knows its host|name service|timed out/,
  ],
  ['sql-silent', sql('sql-silent', 'postgres://a@${SILENT}/b', 'timeout: 300ms'), /300ms/],
  ['sql-hangs-up', sql('sql-hangs-up', 'postgres://a@${HANGS_UP}/b'), /hung up|no answer from the database/],
  ['sql-other-protocol', sql('sql-other-protocol', 'postgres://a@${OTHER_PROTOCOL}/b'), /./],
  ['sql-binary', sql('sql-binary', 'postgres://a@${BINARY}/b'), /./],
  ['sql-no-tls', sql('sql-no-tls', 'postgres://a@${OTHER_PROTOCOL}/b?sslmode=require'), /./],
]

/** Checks of what is not as they say. */
const isOtherwise: [id: string, text: string, unmet: string][] = [
  ['redirects', http('redirects', '${REDIRECTS}', 'follow: 20'), 'status'],
  ['redirects-unfollowed', http('redirects-unfollowed', '${REDIRECTS}'), 'status'],
  ['no-json', '```check http\nid: no-json\nget: ${HTML}\nexpect: {status: 200, json.status: ok}\n```\n', 'json.status'],
  [
    'port-closed',
    '```check tcp\nid: port-closed\nconnect: 127.0.0.1:${CLOSED_PORT}\nexpect: {open: true}\n```\n',
    'open',
  ],
  ['port-unknown', '```check tcp\nid: port-unknown\nconnect: nobody.invalid:80\nexpect: {open: true}\n```\n', 'open'],
]

beforeAll(async () => {
  const keep = async (server: Promise<Running>) => {
    running.push(await server)
    return running.at(-1)!
  }
  for (const [name, talk] of Object.entries(talks)) {
    const {port} = await keep(serveRaw((socket) => void socket.once('data', () => talk(socket))))
    vars[name] = `127.0.0.1:${port}`
  }
  const closed = await serve(() => {})
  await closed.close()
  Object.assign(vars, {CLOSED: closed.url, CLOSED_PORT: String(closed.port)})
  const html = await keep(serve((_, response) => response.setHeader('content-type', 'text/html').end('<h1>ok</h1>')))
  Object.assign(vars, {HTML: html.url, PLAIN: String(html.port)})
  vars.REDIRECTS = (await keep(serve((_, response) => response.writeHead(302, {location: '/again'}).end()))).url
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const words = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=localhost'
  execFileSync('openssl', [...words.split(' '), '-keyout', key, '-out', cert], {stdio: 'ignore'})
  const secure = createSecureServer({key: readFileSync(key), cert: readFileSync(cert)}, (_, response) =>
    response.end('x'),
  )
  vars.SELF_SIGNED = (await keep(listening(secure))).url.replace('http:', 'https:')

  const documentOf = (checks: [id: string, text: string, ...rest: unknown[]][]) =>
    `---\norder: any\n---\n\n${checks.map(([, text]) => text).join('\n')}`
  const {root} = smallProject(
    {
      'proofbook.yaml': JSON.stringify({targets: {local: {allow: ['reads'], vars}}}),
      'errored.md': documentOf(cannotTell),
      'failed.md': documentOf(isOtherwise),
    },
    join(folder, 'project'),
  )
  errored = await check(['errored.md'], {cwd: root})
  failed = await check(['failed.md'], {cwd: root})
})

afterAll(async () => {
  await Promise.all(running.map(({close}) => close()))
  rmSync(folder, {recursive: true})
})

describe('could not find out:', () => {
  it.each(cannotTell)('%s', (id, _, reason) => {
    expect(errored.of(`errored#${id}`)).toMatchObject({
      status: 'errored',
      reason: expect.stringMatching(reason) as string,
    })
  })

  it('is exit 3', () => {
    expect(errored.status).toBe(3)
    expect(errored.results).toHaveLength(cannotTell.length)
  })
})

describe('is not as the document says:', () => {
  it.each(isOtherwise)('%s', (id, _, unmet) => {
    const {status, expectations} = failed.of(`failed#${id}`)!
    expect(status).toBe('failed')
    expect(expectations.filter(({met}) => !met).map(({path}) => path)).toContain(unmet)
  })

  it('is exit 1', () => {
    expect(failed.status).toBe(1)
    expect(failed.results).toHaveLength(isOtherwise.length)
  })
})

it('says that the database went away in the middle, and of each check after it', async () => {
  const postgres = await startPostgres()
  try {
    const query = (id: string, text: string) =>
      `\`\`\`check sql\nid: ${id}\nquery: ${text}\nexpect: {value: 1}\n\`\`\`\n`
    const files: ProjectFiles = {
      'proofbook.yaml': JSON.stringify({targets: {local: {allow: ['reads'], vars: {DATABASE_URL: postgres.url}}}}),
      'a.md':
        query('before', 'select 1') + query('middle', 'select 1 from pg_sleep(1000)') + query('after', 'select 1'),
    }
    const {root} = smallProject(files)
    const {ended} = startProofbook(['check', '-r', 'json'], {cwd: root})
    const client = new pg.Client(postgres.url)
    client.on('error', () => {})
    await client.connect()
    const asleep = `select 1 from pg_stat_activity where query like '%pg_sleep(1000)' and wait_event = 'PgSleep'`
    while ((await client.query(asleep)).rowCount === 0) await delay(20)
    process.kill(postgres.pid, 'SIGKILL')
    const {status, stdout} = await ended
    const [document] = (JSON.parse(stdout) as {documents: {results: CheckResult[]}[]}).documents
    const because = expect.stringMatching(/database `127.0.0.1:\d+\/postgres`/) as string
    expect(document!.results).toMatchObject([
      {id: 'a#before', status: 'passed'},
      {id: 'a#middle', status: 'errored', reason: because},
      {id: 'a#after', status: 'errored', reason: because},
    ])
    expect(status).toBe(3)
  } finally {
    await postgres.stop()
  }
})
