import {basename, dirname, join} from 'node:path/posix'
import type {Facts} from '../../fact.ts'
import type {Page} from '../../page.ts'
import {type Command, commandsIn} from './commands-in.ts'

/**
 * The folders of the repository that a command may be run in, `to` being where an option sends it: one where that is certain, none where
 * it may be any, undefined where it is none of the repository.
 */
export function foldersOf(command: Command, page: Page, facts: Facts, to = ''): string[] | undefined {
  if (command.folder === undefined || /^[/~]/.test(to)) return undefined
  const wanted = join(command.folder, to).replace(/^\.$|\/$/g, '')
  if (wanted === '') return isElsewhere(command, page, facts) ? undefined : []
  const found = new Set(
    [...ancestorsOf(page.path), '']
      .map((folder) => join(folder, wanted).replace(/^\.$/, ''))
      .filter((folder) => !folder.startsWith('..') && facts.files.isFolder(folder)),
  )
  if (found.size > 0) return [...found]
  // `git clone …/shop && cd shop`
  const [first, ...rest] = wanted.split('/')
  if (!ownNames(facts).has(first!)) return undefined
  const below = rest.join('/')
  if (below === '') return []
  return facts.files.isFolder(below) ? [below] : undefined
}

/** A block before has led to a folder that the page has made: what follows is run there, whatever the repository has. */
function isElsewhere(command: Command, page: Page, facts: Facts): boolean {
  // A check starts in a folder of its own, and takes its reader nowhere.
  if (command.fence?.shell) return false
  const all = commandsIn(page)
  const at = all.indexOf(command)
  const last = all
    .slice(0, at)
    .findLast(({words, fence}) => words[0]?.text === 'cd' && fence && !fence.shell && fence !== command.fence)
  const to = last?.words[1]
  if (!to?.isLiteral || to.text.startsWith('~')) return false
  if (to.text.startsWith('/')) return to.text.startsWith('/tmp')
  const [first] = join(to.text).split('/')
  if (/^\.*$/.test(first!) || [...ancestorsOf(page.path), ''].some((folder) => facts.files.has(join(folder, first!))))
    return false
  return !all.some(({words}) => words[0]?.text === 'git' && words[1]?.text === 'clone')
}

/** The folders that a file is in, the nearest first, without the root. */
export function ancestorsOf(path: string): string[] {
  const found: string[] = []
  for (let folder = dirname(path); folder !== '.' && folder !== '/' && folder !== ''; folder = dirname(folder))
    found.push(folder)
  return found
}

/** Names that a working copy of the repository goes by. */
function ownNames(facts: Facts): Set<string> {
  const address = facts.repository?.address
  const packages = facts.all('package').filter(({as, folder}) => as === 'own' && folder === '')
  return new Set([...(address === undefined ? [] : [basename(address)]), ...packages.map(({name}) => basename(name))])
}
