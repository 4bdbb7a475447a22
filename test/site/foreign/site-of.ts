import {execFile} from 'node:child_process'
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'

/** The program as it is published. */
export const program = join(import.meta.dirname, '..', '..', '..', 'dist', 'cli.js')

/** A folder of Markdown as the program made a site of it. */
export interface MadeSite {
  status: number
  stderr: string
  /** The HTML of a page by its address; undefined where there is none. */
  page: (route: string) => string | undefined
  /** The addresses of all pages. */
  routes: string[]
  /** The last line of the summary. */
  totals: string
}

/** Runs `proofbook site <folder> --out …`, with more words where they are given. */
export async function siteOf(folder: string, out: string, ...words: string[]): Promise<MadeSite> {
  const {status, stderr} = await new Promise<{status: number; stderr: string}>((resolve) => {
    const child = execFile(
      process.execPath,
      [program, 'site', folder, '--verbose', '--out', out, ...words],
      {cwd: join(folder, '..'), maxBuffer: 64 * 1024 * 1024, env: {...process.env, NO_COLOR: '1', NODE_ENV: undefined}},
      (_, _stdout, stderr) => resolve({status: child.exitCode ?? -1, stderr}),
    )
  })
  const routes = status === 0 ? pagesBelow(out, '') : []
  return {
    status,
    stderr,
    routes,
    page: (route) => (routes.includes(route) ? readFileSync(join(out, `${route}.html`), 'utf8') : undefined),
    totals: stderr.split('\n').find((line) => line.includes(' left out') && line.includes(' · ')) ?? '',
  }
}

function pagesBelow(out: string, folder: string): string[] {
  return readdirSync(join(out, folder), {withFileTypes: true}).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return pagesBelow(out, path)
    return path.endsWith('.html') ? [path.slice(0, -'.html'.length)] : []
  })
}

/** The text of a page as a reader sees it, without what stands around the document. */
export function readable(html: string): string {
  const [, article = ''] = /<article[^>]*>([\s\S]*?)<\/article>/.exec(html) ?? []
  return article
    .replace(/<\/?span[^>]*>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(lt|gt|amp|quot|#x27|#39);/g, (_, name: string) => {
      return {lt: '<', gt: '>', amp: '&', quot: '"', '#x27': "'", '#39': "'"}[name]!
    })
    .replace(/[\s\u200B]+/g, ' ')
    .trim()
}
