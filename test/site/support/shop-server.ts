import {createServer, type Server} from 'node:http'
import type {AddressInfo} from 'node:net'

/** The service that the runbooks of the tests are about; what it answers, the tests decide. */
export interface ShopServer {
  address: string
  /** Answers with that from now on, by path. */
  answers: Record<string, Answer>
  close: () => Promise<void>
}

interface Answer {
  status: number
  body: string
  type?: string
  /** What is answered after this once. */
  next?: Answer
}

/** What would be done with a page that shows what it was given as anything but text. */
export const hostileText = [
  '</script><script>window.__pwned = "script"</script>',
  '<img src=x onerror="window.__pwned = \'image\'">',
  '"><svg onload="window.__pwned=\'svg\'">',
  '[a link](javascript:window.__pwned=1) <a href="javascript:window.__pwned=1">click</a>',
  '{{constructor.constructor("window.__pwned=1")()}} ${window.__pwned=1} <!-- ]]> -->',
  'before\u001b[2J\u001b[31mred\u001b[0m\u0007after',
  'user\u202etxt.exe\u202c\u200b\ufeff',
].join('\n')

/** A megabyte, of which the end says what went wrong. */
export const longText = `${'0123456789abcde\n'.repeat(65_536)}the end of it`

/** Starts the service on a free port of this machine. */
export async function shopServer(): Promise<ShopServer> {
  const json = 'application/json'
  const answers: ShopServer['answers'] = {
    '/api/health': {status: 200, body: '{"live":true,"version":"1.4.2","carts":12}', type: json},
    '/staging/api/health': {status: 200, body: '{"live":true}', type: json},
    '/cart': {status: 503, body: 'the cart is on fire'},
    '/shaky': {status: 503, body: 'not yet', next: {status: 200, body: 'now'}},
    '/live': {status: 200, body: 'fine'},
    '/hostile': {status: 200, body: hostileText, type: 'text/html'},
    '/long': {status: 200, body: longText},
  }
  const server = createServer((request, response) => {
    const path = (request.url ?? '').replace(/\?.*/s, '')
    const answer = answers[path] ?? {status: 404, body: 'nothing here'}
    if (answer.next) answers[path] = answer.next
    response.writeHead(answer.status, {'content-type': answer.type ?? 'text/plain'}).end(answer.body)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const {port} = server.address() as AddressInfo
  return {address: `http://127.0.0.1:${port}`, answers, close: () => closed(server)}
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((done) => server.close(() => done()))
}
