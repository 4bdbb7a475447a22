/** As much of a service worker's fetch event as is needed here. */
interface FetchEvent extends Event {
  request: Request
  respondWith: (response: Promise<Response>) => void
}

/** How long a reader waits for a server before being given what is kept. */
const patienceMs = 3000

/**
 * `swCustom` of `@docusaurus/plugin-pwa`, which keeps every page and then asks for none of them again: proofs and pages come from
 * the server, and from what is kept where none answers. Runs in a service worker.
 */
export default function serviceWorker({offlineMode}: {offlineMode: boolean}): void {
  if (!offlineMode) return
  addEventListener('fetch', (event) => {
    const {request, respondWith} = event as FetchEvent
    const {origin, pathname} = new URL(request.url)
    const isProof = /\/proofs\/.+\.json$/.test(pathname)
    if (request.method !== 'GET' || origin !== location.origin || (!isProof && request.mode !== 'navigate')) return
    event.stopImmediatePropagation()
    respondWith.call(event, isProof ? proofs(request) : page(request, pathname))
  })
}

async function proofs(request: Request): Promise<Response> {
  const cache = await caches.open('proofbook-proofs')
  try {
    const response = await fetch(request)
    if (response.ok) await cache.put(request.url, response.clone())
    return response
  } catch {
    const found = (await cache.match(request.url)) ?? (await kept(request.url))
    return found ? asKept(found) : Response.error()
  }
}

/** With a word that no server has answered, so that a page can say so. */
function asKept({body, headers}: Response): Response {
  return new Response(body, {headers: {...Object.fromEntries(headers), 'proofbook-kept': '1'}})
}

async function page(request: Request, pathname: string): Promise<Response> {
  const path = pathname.replace(/\/$/, '')
  const ask = fetch(request)
  const later = new Promise<undefined>((done) => setTimeout(done, patienceMs))
  const answer = await Promise.race([ask, later]).catch(() => undefined)
  if (answer) return answer
  for (const file of [`${path}/index.html`, `${path}.html`, path]) {
    const found = await kept(file)
    if (found) return found
  }
  return ask.catch(async () => (await kept('404.html')) ?? Response.error())
}

/** What Docusaurus's own worker keeps, under addresses with a revision behind them. */
function kept(address: string): Promise<Response | undefined> {
  return caches.match(new URL(address, (self as unknown as {registration: {scope: string}}).registration.scope), {
    ignoreSearch: true,
  })
}
