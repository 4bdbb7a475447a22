import {execFileSync} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {createServer as createSecureServer} from 'node:https'
import {join} from 'node:path'
import {brotliCompressSync, deflateRawSync, deflateSync, gzipSync} from 'node:zlib'
import {afterEach, describe, expect, it} from 'vitest'
import {contextFor} from '../../../test/support/context.ts'
import {listening, type Running, serve, serveRaw} from '../../../test/support/http-server.ts'
import {temporaryFolder} from '../../../test/support/temporary-folder.ts'
import {observe} from './observe.ts'

const running: Running[] = []
afterEach(async () => {
  for (const server of running.splice(0)) await server.close()
})

async function start(server: Promise<Running>): Promise<Running> {
  running.push(await server)
  return server
}

/** Says what it was asked. */
const echo = () =>
  start(
    serve((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        response.setHeader('content-type', 'application/json')
        response.setHeader('set-cookie', ['a=1; Path=/', 'b=2'])
        const {method, url, headers} = request
        response.statusCode = method === 'POST' ? 201 : 200
        response.end(JSON.stringify({method, url, headers, body: Buffer.concat(chunks).toString()}))
      })
    }),
  )

describe('an answer', () => {
  it('is told whole', async () => {
    const {url} = await echo()
    const context = contextFor()
    const seen = await observe({get: `${url}/a?b=c#d`, headers: {'X-One': '1'}}, context)
    expect(seen).toMatchObject({
      status: 200,
      headers: {'content-type': 'application/json', 'set-cookie': 'a=1; Path=/, b=2'},
      json: {method: 'GET', url: '/a?b=c', headers: {'x-one': '1', accept: '*/*'}},
      url: `${url}/a?b=c`,
    })
    expect(seen.size).toBe(Buffer.byteLength(seen.body as string))
    expect(JSON.parse(seen.body as string)).toEqual(seen.json)
    expect(seen.duration).toBeGreaterThan(0)
    expect(context.seen.answer).toBe(`HTTP/1.1 200 OK\n${seen.body as string}`)
    expect(context.seen['answer headers']).toMatch(
      /^content-type: application\/json\nset-cookie: a=\*\*\*; Path=\/\nset-cookie: b=\*\*\*\n/,
    )
  })

  it('has JSON only where the body is JSON', async () => {
    const bodies = ['', '{"a":', 'nothing', 'true', ' [1]', '\uFEFF{"a":1}']
    const {url} = await start(serve((request, response) => response.end(bodies[Number(request.url!.slice(1))])))
    const seen = await Promise.all(bodies.map((_, i) => observe({get: `${url}/${i}`}, contextFor())))
    expect(seen.map(({json}) => json)).toEqual([undefined, undefined, undefined, true, [1], {a: 1}])
  })

  it('has no body where it may have none', async () => {
    const {url} = await start(
      serve((_, response) => response.writeHead(200, {'content-length': 9, 'content-encoding': 'gzip'}).end()),
    )
    expect(await observe({head: url}, contextFor())).toMatchObject({status: 200, body: '', size: 0})
  })

  it('is decompressed', async () => {
    const text = 'Grüße '.repeat(1000)
    const encodings: Record<string, Buffer> = {
      gzip: gzipSync(text),
      br: brotliCompressSync(text),
      deflate: deflateSync(text),
      Deflate: deflateRawSync(text),
      'gzip, br': brotliCompressSync(gzipSync(text)),
    }
    const {url} = await start(
      serve((request, response) => {
        const name = decodeURIComponent(request.url!.slice(1))
        response.writeHead(200, {'content-encoding': name}).end(encodings[name])
      }),
    )
    for (const name of Object.keys(encodings)) {
      expect(await observe({get: `${url}/${encodeURIComponent(name)}`}, contextFor())).toMatchObject({
        body: text,
        size: Buffer.byteLength(text),
      })
    }
  })

  it('is decoded as it says', async () => {
    const {url} = await start(
      serve((_, response) =>
        response
          .writeHead(200, {'content-type': 'text/plain; charset=iso-8859-1'})
          .end(Buffer.from('Gr\xfc\xdfe', 'latin1')),
      ),
    )
    expect(await observe({get: url}, contextFor())).toMatchObject({body: 'Grüße', size: 5})
  })
})

describe('a request', () => {
  it.each([
    [{json: {a: ['ü']}}, {'content-type': 'application/json', accept: 'application/json'}, '{"a":["ü"]}'],
    [{json: null}, {'content-type': 'application/json'}, 'null'],
    [{form: {a: 'b c', d: '&'}}, {'content-type': 'application/x-www-form-urlencoded'}, 'a=b+c&d=%26'],
    [{body: 'text'}, {'content-type': 'text/plain; charset=utf-8', 'content-length': '4'}, 'text'],
    [{body: '<a/>', headers: {'Content-Type': 'text/xml'}}, {'content-type': 'text/xml'}, '<a/>'],
    [{auth: {basic: {user: 'me', password: 'p:w'}}}, {authorization: `Basic ${btoa('me:p:w')}`}, ''],
    [{auth: {bearer: 'token'}}, {authorization: 'Bearer token'}, ''],
  ])('%j is sent', async (options, headers, body) => {
    const {url} = await echo()
    expect(await observe({post: url, ...options}, contextFor())).toMatchObject({
      status: 201,
      json: {method: 'POST', headers, body},
    })
  })

  it.each(['put', 'patch', 'delete'])('%s carries a body', async (method) => {
    const {url} = await echo()
    expect(await observe({[method]: url, json: 1}, contextFor())).toMatchObject({
      json: {method: method.toUpperCase(), body: '1'},
    })
  })

  it('keeps the password of an address to itself', async () => {
    const {url} = await echo()
    const context = contextFor()
    const seen = await observe({get: url.replace('//', '//me:s3cr%25t@')}, context)
    expect(seen).toMatchObject({
      json: {headers: {authorization: `Basic ${btoa('me:s3cr%t')}`}},
      url: `${url.replace('//', '//***:***@')}/`,
    })
    await expect(observe({get: 'http://me:s3cret@:1/'}, context)).rejects.toThrow('`http://***@:1/` is no address')
  })

  it.each([
    ['/api/health', 'is no address'],
    ['ftp://host/', 'is no address'],
    ['http://', 'is no address'],
    ['http://host/\r\nx: y', 'the address holds a control character'],
    ['http://ho\tst/', 'the address holds a control character'],
  ])('to %j is not sent', async (get, reason) => {
    await expect(observe({get}, contextFor())).rejects.toThrow(reason)
  })

  it('with a header that smuggles another is not sent, nor its value shown', async () => {
    const failure = observe({get: 'http://127.0.0.1:1/', headers: {'X-One': 's3cret\r\nx-two: 2'}}, contextFor())
    await expect(failure).rejects.toThrow(
      'the header `x-one` holds a character that no header can hold; check its variables',
    )
    await expect(observe({get: 'http://127.0.0.1:1/', headers: {'a b': ''}}, contextFor())).rejects.toThrow(
      'the header `a?b`',
    )
  })
})

describe('a redirect', () => {
  const hop = () =>
    start(
      serve((request, response) => {
        const {pathname, searchParams} = new URL(request.url!, 'http://x')
        const [, status = '200', to = ''] = /^\/(\d+)(.*)$/.exec(pathname) ?? []
        const location = searchParams.get('to') ?? to
        if (location === '') return response.end(JSON.stringify({method: request.method, headers: request.headers}))
        return response.writeHead(Number(status), {location}).end()
      }),
    )

  it('is what is seen, unless it is followed', async () => {
    const {url} = await hop()
    expect(await observe({get: `${url}/302/there`}, contextFor())).toMatchObject({
      status: 302,
      headers: {location: '/there'},
      url: `${url}/302/there`,
    })
    const context = contextFor()
    expect(await observe({get: `${url}/302/301/there`, follow: 2}, context)).toMatchObject({
      status: 200,
      url: `${url}/there`,
    })
    expect(context.seen.answer).toMatch(/^302 → http.*\/301\/there\n301 → http.*\/there\nHTTP\/1.1 200 OK/)
  })

  it('without end is seen as one', async () => {
    const {url} = await start(serve((_, response) => response.writeHead(307, {location: '/again'}).end()))
    expect(await observe({get: url, follow: 20}, contextFor())).toMatchObject({status: 307, url: `${url}/again`})
  })

  it('changes the method as the standard says', async () => {
    const {url} = await hop()
    const method = async (options: object) =>
      ((await observe({...options, follow: 1}, contextFor())).json as {method: string}).method
    expect(await method({post: `${url}/303/there`, json: 1})).toBe('GET')
    expect(await method({post: `${url}/302/there`, json: 1})).toBe('GET')
    expect(await method({post: `${url}/307/there`, json: 1})).toBe('POST')
    expect(await method({put: `${url}/301/there`, json: 1})).toBe('PUT')
    expect(await method({delete: `${url}/303/there`})).toBe('GET')
  })

  it('to another origin does not tell who asks', async () => {
    const [here, there] = [await hop(), await hop()]
    const headers = {cookie: 'a=1', 'x-one': '1'}
    const auth = {bearer: 'token'}
    const away = await observe({get: `${here.url}/302?to=${there.url}/`, headers, auth, follow: 1}, contextFor())
    expect(away.json).toMatchObject({headers: {'x-one': '1', host: `127.0.0.1:${there.port}`}})
    expect(away.json).not.toMatchObject({headers: {cookie: 'a=1'}})
    expect(away.body).not.toContain('token')
    const home = await observe({get: `${here.url}/302/there`, headers, auth, follow: 1}, contextFor())
    expect(home.json).toMatchObject({headers: {cookie: 'a=1', authorization: 'Bearer token'}})
  })

  it('to a guarded address or another scheme is not followed', async () => {
    const {url} = await hop()
    const away = (to: string) => observe({get: `${url}/302?to=${encodeURIComponent(to)}`, follow: 1}, contextFor())
    await expect(away('http://169.254.99.99/')).rejects.toThrow(/^refused to reach/)
    expect(await away('file:///etc/passwd')).toMatchObject({status: 302})
    expect(await away('http://[')).toMatchObject({status: 302})
  })
})

describe('guarded addresses', () => {
  it.each([
    '169.254.99.99',
    '2852021091',
    '0xa9fe6363',
    '0251.0376.0143.0143',
    '[::ffff:169.254.99.99]',
    '[fe80::63]',
    '[fd00:ec2::254]',
  ])('http://%s/ is refused', async (host) => {
    await expect(observe({get: `http://${host}:9/`}, contextFor({timeoutMs: 1000}))).rejects.toThrow(
      /^refused to reach/,
    )
  })
})

describe('no answer', () => {
  it.each([
    ['accepts and stays silent', () => {}, /^no answer from `127\.0\.0\.1:\d+` within 300ms$/],
    [
      'sends a head and stops',
      (socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf'),
      /^no answer .* within 300ms$/,
    ],
    ['hangs up', (socket) => socket.destroy(), /hung up without an answer$/],
    ['sends half a head', (socket) => socket.end('HTTP/1.1 200 OK\r\nconte'), /hung up without an answer$/],
    [
      'sends half a body',
      (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf'),
      /^the connection was closed in the middle of the answer, after 4 of 9 bytes of its body$/,
    ],
    [
      'ends between chunks',
      (socket) => socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\nhalf\r\n'),
      /closed in the middle of the answer, after 4 bytes/,
    ],
    [
      'speaks something else',
      (socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'),
      /does not speak HTTP\/1.1 \(HPE_\w+\); check the port$/,
    ],
    [
      'has too large a head',
      (socket) => socket.write(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`),
      /more than 16 KiB of headers$/,
    ],
  ] satisfies [string, Parameters<typeof serveRaw>[0], RegExp][])('from a server that %s', async (_, talk, reason) => {
    const {url} = await start(
      serveRaw((socket) => {
        socket.once('data', () => talk(socket))
      }),
    )
    const timeoutMs = reason.source.includes('300ms') ? 300 : 5000
    await expect(observe({get: url}, contextFor({timeoutMs}))).rejects.toThrow(reason)
  })

  it('from nobody', async () => {
    const {url, port} = await echo()
    await running.pop()!.close()
    await expect(observe({get: url}, contextFor())).rejects.toThrow(
      `\`127.0.0.1:${port}\` refuses connections; is it running, and is the port right?`,
    )
    await expect(observe({get: `http://localhost:${port}`}, contextFor())).rejects.toThrow('refuses connections')
    await expect(observe({get: 'http://nobody.invalid/'}, contextFor())).rejects.toThrow(
      /nobody knows the host|name service does not answer/,
    )
  })

  it('within reason: 200 MB are not read', async () => {
    let sent = 0
    const {url} = await start(
      serve((_, response) => {
        const chunk = Buffer.alloc(1024 * 1024)
        const more = () => {
          while (sent < 200 && !response.destroyed) {
            sent++
            if (!response.write(chunk)) return response.once('drain', more)
          }
          return response.end()
        }
        more()
      }),
    )
    await expect(observe({get: url}, contextFor())).rejects.toThrow('the answer is larger than 16 MiB; ask for less')
    expect(sent).toBeLessThan(100)
  })

  it('that can be read', async () => {
    const {url} = await start(
      serve((request, response) => {
        const answers: Record<string, [string, Buffer | string]> = {
          '/bomb': ['gzip', gzipSync(Buffer.alloc(17 * 1024 * 1024))],
          '/lie': ['gzip', 'not at all'],
          '/zstd': ['zstd', 'x'],
        }
        const [encoding, body] = answers[request.url!]!
        response.writeHead(200, {'content-encoding': encoding}).end(body)
      }),
    )
    await expect(observe({get: `${url}/bomb`}, contextFor())).rejects.toThrow('is larger than 16 MiB when decompressed')
    await expect(observe({get: `${url}/lie`}, contextFor())).rejects.toThrow(
      'the body of the answer says `gzip`, but is not',
    )
    await expect(observe({get: `${url}/zstd`}, contextFor())).rejects.toThrow('encoded as `zstd`, which cannot be read')
  })
})

describe('TLS', () => {
  it('is not taken on trust', async () => {
    const folder = temporaryFolder()
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
    const words = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=localhost'
    execFileSync('openssl', [...words.split(' '), '-keyout', key, '-out', cert], {stdio: 'ignore'})
    const server = createSecureServer({key: readFileSync(key), cert: readFileSync(cert)}, (_, response) =>
      response.end('ok'),
    )
    const {url, port} = await start(listening(server))
    const secure = url.replace('http:', 'https:')
    await expect(observe({get: secure}, contextFor())).rejects.toThrow(
      'signed by nobody known; name the file of its authority in NODE_EXTRA_CA_CERTS',
    )
    // A variable that is set for something else may not switch the question off.
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'
    await expect(observe({post: secure}, contextFor())).rejects.toThrow('signed by nobody known')
    delete process.env.NODE_TLS_REJECT_UNAUTHORIZED
    await expect(observe({get: `http://127.0.0.1:${port}`}, contextFor())).rejects.toThrow(
      /hung up|does not speak HTTP/,
    )
    const plain = await echo()
    await expect(observe({get: plain.url.replace('http:', 'https:')}, contextFor())).rejects.toThrow(
      /does not speak TLS as expected .* ask with `http:\/\/`/,
    )
  })
})

describe('connections', () => {
  it('are kept for reading, and one that went stale is replaced', async () => {
    let connections = 0
    const {url} = await start(
      serveRaw((socket) => {
        connections++
        let asked = 0
        socket.on('data', () => {
          // Answers twice, then hangs up on the third request before a byte of an answer.
          if (++asked === 3) socket.resetAndDestroy()
          else socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok')
        })
      }),
    )
    for (let i = 0; i < 6; i++) expect(await observe({get: url}, contextFor())).toMatchObject({status: 200, body: 'ok'})
    expect(connections).toBe(3)
  })

  it('are not shared by what writes, and nothing is written twice', async () => {
    let asked = 0
    const {url} = await start(
      serveRaw((socket) => {
        socket.on('data', (data) => {
          if (data.toString().startsWith('GET')) return socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok')
          asked++
          return socket.destroy()
        })
      }),
    )
    await observe({get: url}, contextFor())
    await expect(observe({post: url}, contextFor())).rejects.toThrow('hung up without an answer')
    expect(asked).toBe(1)
  })
})
