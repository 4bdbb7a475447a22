/** What raw HTML may hold; the same that GitHub shows. Everything else is shown as typed. */
const elements = new Set(
  `a abbr b bdo blockquote br caption center cite code col colgroup dd del details dfn div dl dt em figcaption figure font h1
  h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p picture pre q rp rt ruby s samp small source span strike strong sub summary sup
  table tbody td tfoot th thead time tr tt u ul var wbr`.split(/\s+/),
)
const attributes = new Set(
  `align alt border cellpadding cellspacing cite colspan datetime dir headers height href id lang name open reversed rowspan
  scope src srcset start title valign value width`.split(/\s+/),
)

/** Where a link or an image in raw HTML really is; undefined where it may not be shown. */
export type Resolve = (url: string, what: 'link' | 'image') => string | undefined

/** Raw HTML larger than this is shown as typed. */
const limit = 256 * 1024

/**
 * Raw HTML without anything that can run, load from elsewhere, restyle the page or fail a build: tags that are not known are shown
 * as typed (`<namespace>`), attributes that are not known go, comments go, links and images lead where `resolve` says.
 */
export function tameHtml(html: string, resolve: Resolve): string {
  if (html.length > limit) return escape(html)
  return withoutComments(html).replace(token, (written, name: string | undefined, rest: string | undefined) => {
    if (name === undefined || !elements.has(name.toLowerCase())) return written.replaceAll('<', '&lt;')
    if (written.startsWith('</')) return `</${name}>`
    return tameTag(name.toLowerCase(), rest ?? '', resolve)
  })
}

/** A tag, or a `<` that is none. No part of it looks behind the next `<`, so that it takes no longer than the text is. */
const token = /<\/?([a-z][^\s/<>]*)(?=[\s/>])((?:"[^"<]*"|'[^'<]*'|[^"'<>])*)>|</gi

/** What is never closed is no comment. */
function withoutComments(html: string): string {
  const kept: string[] = []
  let from = 0
  for (let start = html.indexOf('<!--'); start >= 0; start = html.indexOf('<!--', from)) {
    const end = html.indexOf('-->', start + 4)
    if (end < 0) break
    kept.push(html.slice(from, start))
    from = end + 3
  }
  return kept.join('') + html.slice(from)
}

function tameTag(name: string, rest: string, resolve: Resolve): string {
  const kept = new Map<string, string>()
  for (const [, key, , double, single, bare] of rest.matchAll(attribute)) {
    const known = key!.toLowerCase()
    if (attributes.has(known) && !kept.has(known)) kept.set(known, unescape(double ?? single ?? bare ?? ''))
  }
  if (kept.get('id')?.startsWith('__')) kept.delete('id')
  for (const key of ['href', 'src', 'srcset', 'cite']) {
    const url = kept.get(key)
    if (url === undefined) continue
    const resolved = key === 'srcset' && url.includes(',') ? undefined : resolve(url, key === 'href' ? 'link' : 'image')
    if (key === 'cite' || resolved === undefined) kept.delete(key)
    else kept.set(key, resolved)
  }
  if (name === 'img' && !kept.has('src')) return `<span>${escape(kept.get('alt') ?? '')}</span>`
  if (name === 'source' && !kept.has('srcset')) return ''
  const written = [...kept].map(([key, value]) => ` ${key}="${escape(value)}"`).join('')
  return `<${name}${written}${/\/\s*$/.test(rest) ? ' /' : ''}>`
}

const attribute = /([^\s"'<>/=]+)(\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

function unescape(text: string): string {
  return text.replace(
    /&(lt|gt|quot|#39|amp);/g,
    (_, name: string) => ({lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&'})[name]!,
  )
}
