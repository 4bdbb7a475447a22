import {realpathSync, statSync} from 'node:fs'
import {posix, relative, resolve, sep} from 'node:path'
import {markdownName} from './find-files.ts'
import type {Manifest, StagedPage} from './manifest.ts'
import {decodeLoosely} from '../../util/decode-loosely.ts'

/** Where a link leads, and what is wrong with it. */
export interface Resolved {
  /** Undefined: nowhere. */
  url?: string
  /** A file that has to be brought into the site, and that `url` stands for then. Absolute. */
  file?: string
  fault?: string
}

/** The pages of a staged site by what a link may call them. */
export interface LinkIndex {
  manifest: Manifest
  bySource: Map<string, StagedPage>
  byLowerCase: Map<string, StagedPage>
  byRoute: Map<string, StagedPage>
}

/** Makes the index that links are looked up in. */
export function linkIndex(manifest: Manifest): LinkIndex {
  const {pages} = manifest
  return {
    manifest,
    bySource: new Map(pages.map((page) => [page.source, page])),
    byLowerCase: new Map(pages.map((page) => [page.source.toLowerCase(), page])),
    byRoute: new Map(pages.map((page) => [page.route.toLowerCase(), page])),
  }
}

/** Resolves what a link or image of a page says, as GitHub would, and then as generators of sites would. Looks at the disk. */
export function resolveLink(written: string, from: StagedPage, index: LinkIndex): Resolved {
  const url = written.trim()
  const [, target = '', query = '', fragment] = /^([^?#]*)(\?[^#]*)?(?:#(.*))?$/s.exec(url)!
  if (url === '') return {fault: 'Unexpected empty address, expected one'}
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(url)) return foreign(url)
  if (target === '') return withFragment(from, fragment, from)
  const path = decodeLoosely(target)
  const below = path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(from.source), path)
  const {folder, repository} = index.manifest
  const plain = posix.normalize(below)
  const page = index.bySource.get(plain)
  if (page) return withFragment(page, fragment, from)
  const found = kindOf(resolve(folder, below))
  const meant =
    found === 'file' ? undefined : (pageOf(plain, index) ?? index.byRoute.get(path.toLowerCase().replace(/\/+$/, '')))
  if (meant) {
    const tolerated = `Unexpected link to \`${short(written)}\`, which is no file, expected \`${meant.source}\`; it leads there`
    return {...(found === 'folder' ? {} : {fault: tolerated}), ...withFragment(meant, fragment, from)}
  }
  const inRepository = path.startsWith('/') && repository ? resolve(repository.root, below) : undefined
  const file = [resolve(folder, below), inRepository].find((one) => one !== undefined && kindOf(one) !== undefined)
  if (file === undefined) return {fault: `Unexpected link to \`${short(written)}\`, expected a file that is there`}
  const isFolder = kindOf(file) === 'folder'
  const real = realpathSync(file)
  if (repository && isBelow(file, repository.root) && isBelow(real, realpathSync(repository.root))) {
    const {address, branch, root} = repository
    const part = `${/(?:^|\.)gitlab\./.test(new URL(address).host) ? '-/' : ''}${isFolder ? 'tree' : 'blob'}`
    const parts = relative(root, file).split(sep).map(encodeURIComponent).join('/')
    return {
      url: `${address}/${part}/${encodeURI(branch)}/${parts}${fragment === undefined ? '' : `#${fragment}`}`,
      file,
    }
  }
  const first =
    isFolder &&
    index.manifest.pages.find(({source}) => source.startsWith(`${relative(folder, file).replaceAll(sep, '/')}/`))
  if (first) return {url: first.route}
  if (isFolder) return {fault: `Unexpected link to the folder \`${short(written)}\`, expected a page or file`}
  if (!isBelow(real, realpathSync(folder)))
    return {fault: `Unexpected link to \`${short(written)}\` outside the folder, expected one in it`}
  return {file, url: query}
}

/** An address of elsewhere, where it is one and may be followed. */
function foreign(url: string): Resolved {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase()
  if (scheme !== undefined && ['javascript', 'vbscript', 'data', 'file', 'blob', 'pathname'].includes(scheme))
    return {fault: `Unexpected address \`${short(url)}\`, expected one that a page may lead to`}
  try {
    // Docusaurus reads every address in this way, and stops at one that cannot be read.
    void new URL(url, 'unspecified://')
    void new URL(url, 'https://example.com')
    return {url: url.startsWith('//') ? `https:${url}` : url}
  } catch {
    return {fault: `Unexpected address \`${short(url)}\`, expected a well-formed one`}
  }
}

/** The page that a path means: without its ending, in another case, or a folder's front page. */
function pageOf(path: string, {bySource, byLowerCase}: LinkIndex): StagedPage | undefined {
  const plain = path.replace(/\/+$/, '')
  const bare = plain.replace(/\.html?$/i, '').replace(markdownName, '')
  const inFolder = (name: string) => (plain === '' || plain === '.' ? name : `${plain}/${name}`)
  const endings = ['.md', '.mdx', '.markdown', '.html.md.erb', '.md.erb']
  const files = [plain, ...endings.map((ending) => bare + ending)]
  const fronts = ['index', 'README', 'readme'].flatMap((name) => endings.map((ending) => inFolder(name + ending)))
  const names = path.endsWith('/') ? [...fronts, ...files] : [...files, ...fronts]
  for (const name of names) if (bySource.has(name)) return bySource.get(name)
  for (const name of names) if (byLowerCase.has(name.toLowerCase())) return byLowerCase.get(name.toLowerCase())
  return undefined
}

/** An anchor that differs in case alone is meant; one that is not there is left out, so that the page opens at its top. */
function withFragment(page: StagedPage, fragment: string | undefined, from: StagedPage): Resolved {
  const address = page === from ? '' : page.route
  if (fragment === undefined) return {url: page.route}
  const wanted = decodeLoosely(fragment).replace(/^user-content-/, '')
  const anchor = page.anchors.includes(wanted)
    ? wanted
    : page.anchors.find((one) => one.toLowerCase() === wanted.toLowerCase())
  if (anchor !== undefined) return {url: `${address}#${encodeURIComponent(anchor)}`}
  if (wanted === '' || wanted === 'top' || /^L\d+/.test(wanted) || page.asSource) return {url: page.route}
  return {url: page.route, fault: `Unexpected anchor \`#${short(fragment)}\`, expected a heading of \`${page.source}\``}
}

function kindOf(path: string): 'file' | 'folder' | undefined {
  try {
    const stat = statSync(path)
    return stat.isDirectory() ? 'folder' : stat.isFile() ? 'file' : undefined
  } catch {
    return undefined
  }
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}

function short(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text.replaceAll('`', '')
}
