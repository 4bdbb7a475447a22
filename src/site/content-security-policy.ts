import {createHash} from 'node:crypto'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'

/**
 * The Content-Security-Policy of a built site: nothing from elsewhere, and of scripts within a page only those that the site itself
 * puts there, by their hashes. They are read off `404.html`, which holds nothing of any document.
 */
export function contentSecurityPolicy(folder: string): string {
  const hashes = inlineScripts(read(join(folder, '404.html'))).map(
    (script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  )
  return [
    "default-src 'none'",
    `script-src ${["'self'", ...new Set(hashes)].join(' ')}`,
    // Docusaurus colours code, and Mermaid draws, by style attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

function inlineScripts(html: string): string[] {
  const scripts = html.matchAll(/<script(?<attributes>[^>]*)>(?<text>[\s\S]*?)<\/script>/g)
  return [...scripts].filter(({groups}) => !/\ssrc=/.test(groups!.attributes!)).map(({groups}) => groups!.text!)
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
