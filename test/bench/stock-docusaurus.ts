import {spawn} from 'node:child_process'
import {readdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {stripVTControlCharacters} from 'node:util'
import type {SaidLink, SaidLinks} from './link-checkers.ts'

const limitMs = 300_000

/** Builds a stock Docusaurus of the folder `docs` in a folder, and gives the links that it says are broken. */
export async function stockDocusaurus(folder: string): Promise<SaidLinks> {
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'junction')
  writeFileSync(join(folder, 'package.json'), '{"private": true}\n')
  writeFileSync(join(folder, 'docusaurus.config.mjs'), configuration)
  const {exit, log} = await build(folder)
  return exit === 0 ? {links: docusaurusLinks(log, sourcesByRoute(folder))} : {failure: failureIn(log)}
}

const configuration = `export default {
  title: 'Stock',
  url: 'https://example.org',
  baseUrl: '/',
  onBrokenLinks: 'warn',
  onBrokenAnchors: 'warn',
  markdown: {
    format: 'detect',
    mdx1Compat: {comments: true, admonitions: true, headingIds: true},
    hooks: {onBrokenMarkdownLinks: 'warn', onBrokenMarkdownImages: 'warn'},
  },
  future: {faster: {swcJsLoader: true, swcHtmlMinimizer: true, rspackBundler: true, mdxCrossCompilerCache: true}},
  plugins: [['@docusaurus/plugin-content-docs', {path: 'docs', routeBasePath: '/'}]],
  themes: ['@docusaurus/theme-classic'],
}
`

async function build(cwd: string): Promise<{exit: number; log: string}> {
  const program = join('node_modules', '@docusaurus', 'core', 'bin', 'docusaurus.mjs')
  const env = {...process.env, FORCE_COLOR: '0', NO_UPDATE_NOTIFIER: '1', DISABLE_VERSION_CHECK: 'true'}
  const child = spawn(process.execPath, [program, 'build', '--no-minify'], {
    cwd,
    env: {...env, NODE_ENV: 'production'},
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: limitMs,
    killSignal: 'SIGKILL',
  })
  let log = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (log += text))
  const exit = await new Promise<number>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (signal) log += `\nError: not built within ${limitMs / 60_000} minutes`
      resolve(code ?? 1)
    })
  })
  return {exit, log: stripVTControlCharacters(log)}
}

/** The cause of the first error, in one line. */
export function failureIn(log: string): string {
  const [rendering, page] = /static file for pathname "(.*?)"[^]*/.exec(log) ?? []
  const causes = [...(rendering ?? log).matchAll(/\[cause\]: Error: (.*)/g)].map(([, reason]) => reason!)
  const reason = (page === undefined ? causes.at(-1) : causes[0]) ?? /(?:\[ERROR\]|Error:) (.*)/.exec(log)?.[1]
  return [page, reason ?? 'it does not say why'].filter((part) => part !== undefined).join(': ')
}

/** The document of each page, by its address. */
function sourcesByRoute(folder: string): Map<string, string> {
  const facts = join(folder, '.docusaurus', 'docusaurus-plugin-content-docs', 'default')
  const documents = readdirSync(facts).filter((file) => /^site-docs-.*\.json$/.test(file))
  return new Map(
    documents.map((file) => {
      const {permalink, source} = JSON.parse(readFileSync(join(facts, file), 'utf8')) as Record<string, string>
      return [permalink!, source!.replace('@site/docs/', '')]
    }),
  )
}

/** Of what cannot be resolved it says the line; what it finds afterwards it says of the page, again and once for each target. */
export function docusaurusLinks(log: string, sources: ReadonlyMap<string, string>): SaidLink[] {
  const links: SaidLink[] = []
  const resolving =
    /Markdown (?:link|image) with (?:URL `(.*?)`|empty URL found) in source file "docs\/(.+?)"(?: \((\d+):\d+\))?/g
  for (const [, target = '', path, line] of log.matchAll(resolving))
    links.push({path: path!, target, ...(line && {line: Number(line)})})
  const said = new Set(links.map(({path, target}) => `${path} ${target}`))
  let page = ''
  for (const line of log.split('\n')) {
    page = /- Broken (?:link|anchor) on source page path = (.*):$/.exec(line)?.[1] ?? page
    const target = /^ +-> linking to (.*?)(?: \(resolved as: .*\))?$/.exec(line)?.[1]
    const path = sources.get(page) ?? page
    // The theme leads to `/` from every page, which no document says.
    if (target === '/') continue
    if (target !== undefined && !said.has(`${path} ${target}`)) links.push({path, target})
  }
  return links
}
