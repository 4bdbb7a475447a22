import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'
import type {PageData} from '../../../../src/site/page-data.ts'
import {bundle, styles} from './bundle.ts'
import {loadServer} from './render.ts'

export interface Demo {
  url: string
  page: PageData
  /** What is answered at `/proofs/deployment.json` and `/proofs/index.json`; undefined: 404. */
  answer: {proofs?: unknown; index?: unknown}
  stop: () => Promise<void>
}

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'; connect-src 'self'"

/** Serves a page with every part, rendered and then alive, under a strict policy. */
export async function serveDemo(page: PageData): Promise<Demo> {
  const [rendering, script] = await Promise.all([
    loadServer(),
    bundle('client.tsx', {minify: true, platform: 'browser'}),
  ])
  const [html, status, style] = [rendering.renderDemo(page), rendering.renderStatus(), styles()]
  const answer: Demo['answer'] = {}
  const server = createServer((request, response) => {
    const {pathname, searchParams} = new URL(request.url!, 'http://127.0.0.1')
    response.setHeader('content-security-policy', policy)
    const theme = searchParams.get('theme') ?? 'light'
    const send = (type: string, text: string, status = 200) =>
      response.writeHead(status, {'content-type': `${type}; charset=utf-8`}).end(text)
    if (pathname === '/client.js') send('text/javascript', script)
    else if (pathname === '/style.css') send('text/css', style)
    else if (pathname === '/proofs/deployment.json' && answer.proofs)
      send('application/json', JSON.stringify(answer.proofs))
    else if (pathname === '/proofs/index.json' && answer.index) send('application/json', JSON.stringify(answer.index))
    else if (pathname === '/status') send('text/html', document(status, page, theme))
    else if (pathname === '/') send('text/html', document(html, page, theme))
    else send('text/plain', 'not found', 404)
  })
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  const {port} = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    page,
    answer,
    stop: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

function document(html: string, page: PageData, theme: string): string {
  const data = JSON.stringify(page).replaceAll('<', String.raw`\u003c`)
  return `<!doctype html><html lang="en" data-theme="${theme}"><head><title>Deployment</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="/style.css"><link rel="stylesheet" href="/style.css"></head>
<body><div id="root">${html}</div><script type="application/json" id="page">${data}</script><script type="module" src="/client.js"></script></body></html>`
}
