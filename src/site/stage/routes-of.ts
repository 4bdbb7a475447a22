import {markdownName} from './find-files.ts'

/** The first parts of addresses that the site has pages of its own at. */
const taken = ['alerts', 'status', 'coverage', 'adr', 'search', 'proofs', 'files', 'assets', 'tags', '404']

/**
 * The address of every page, by path: the path without its ending, `README` and `index` standing for their folder. Two addresses
 * never differ in case alone; what would collide gets a number. A page whose address the site needs itself moves below `/docs`.
 */
export function routesOf(paths: string[]): Map<string, string> {
  const routes = new Map<string, string>()
  const used = new Set<string>(['/', ...taken.map((name) => `/${name}`)])
  const claim = (path: string, wanted: string): void => {
    let route = wanted
    for (let count = 2; used.has(route.toLowerCase()); count++) route = `${wanted}-${count}`
    used.add(route.toLowerCase())
    routes.set(path, route)
  }
  const inOrder = [...paths].sort((a, b) => endingRank(a) - endingRank(b) || (a < b ? -1 : 1))
  // A page keeps its own name before a folder's front page takes it: `git.md` is /git, so that git/README.md is /git/README.
  for (const path of inOrder) if (!frontPage.test(nameOf(path))) claim(path, ownRoute(path))
  const fronts = inOrder.filter((path) => frontPage.test(nameOf(path)))
  for (const path of fronts.sort((a, b) => rankOf(a) - rankOf(b))) {
    const route = ownRoute(path)
    const folder = route.slice(0, route.lastIndexOf('/'))
    claim(path, folder !== '' && !used.has(folder.toLowerCase()) ? folder : route)
  }
  return routes
}

const frontPage = /^(?:index|readme)$/i

/** Of several documents of a name, plain Markdown keeps it. */
function endingRank(path: string): number {
  return path.endsWith('.md') ? 0 : 1
}

/** Of several front pages of a folder, `index` comes first. */
function rankOf(path: string): number {
  return /^index$/i.test(nameOf(path)) ? 0 : 1
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(markdownName, '')
}

function ownRoute(path: string): string {
  const parts = path.replace(markdownName, '').split('/').map(plain)
  if (taken.includes(parts[0]!.toLowerCase())) parts.unshift('docs')
  return `/${parts.join('/')}`
}

/** A part of an address that no server, file system or router reads as anything but itself. */
function plain(part: string): string {
  const text = part
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}._~-]+/gu, '-')
    .replace(/^[-.]+(?=.)|(?<=.)[-.]+$/g, '')
    .replace(/\.(html?)$/i, '-$1')
  if (/^[-.]*$/.test(text)) return 'page'
  // Docusaurus keeps folders as the keys of a plain object.
  return text in {} ? `${text}-` : text
}
