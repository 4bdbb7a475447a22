import {join} from 'node:path/posix'
import type {Page} from '../../page.ts'
import {type Command, commandsIn} from '../shell/commands-in.ts'

/** Programs whose arguments are made by them, all or only the last one. */
const makers: Record<string, 'all' | 'last'> = {
  mkdir: 'all',
  touch: 'all',
  tee: 'all',
  vi: 'all',
  vim: 'all',
  nano: 'all',
  emacs: 'all',
  code: 'all',
  install: 'last',
  cp: 'last',
  mv: 'last',
  ln: 'last',
  rsync: 'last',
  scp: 'last',
  unzip: 'last',
}

/** What the commands of a page make, and what its code blocks are named after: nobody can expect those to be there before. */
export function madeOn(page: Page): (path: string) => boolean {
  const kept = known.get(page) ?? new Set([...commandsIn(page).flatMap(madeBy), ...page.fences.flatMap(titleOf)])
  known.set(page, kept)
  return (path) => {
    const plain = tidy(path)
    for (let at = plain; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) if (kept.has(at)) return true
    return false
  }
}

const known = new WeakMap<Page, Set<string>>()

function madeBy({words, redirects, folder}: Command): string[] {
  const [program, ...rest] = words.map(({text}) => text)
  const named = rest.filter((word) => !word.startsWith('-'))
  const made = redirects.filter(({operator}) => operator.includes('>')).map(({word}) => word.text)
  const how = Object.hasOwn(makers, program ?? '') ? makers[program!] : undefined
  if (how === 'all') made.push(...named)
  if (how === 'last' && named.length > 0) made.push(named.at(-1)!)
  if (program === 'git' && named[0] === 'clone')
    made.push(named[2] ?? /([^/:]+?)(?:\.git)?$/.exec(named[1] ?? '')?.[1] ?? '')
  if (program === 'git' && named[0] === 'worktree') made.push(named[2] ?? '')
  for (const [index, word] of rest.entries()) {
    const written =
      /^--?(?:o|O|out|output|outfile|out-?file|outdir|out-?dir|output-?dir|d|directory|dest|destination)(?:=(.+))?$/.exec(
        word,
      )
    if (written) made.push(written[1] ?? rest[index + 1] ?? '')
    else if (/^(?:of=|-o)./.test(word)) made.push(word.replace(/^(?:of=|-o)/, ''))
  }
  return made.flatMap((path) => {
    const plain = tidy(path)
    return plain === '' ? [] : [plain, ...(folder ? [tidy(join(folder, path))] : [])]
  })
}

/** ```` ```js title="src/x.js" ````: the page asks for such a file to be written. */
function titleOf({meta}: Page['fences'][number]): string[] {
  const title = /(?:title|file|filename|path)=["']?([^"'\s}]+)/.exec(meta)?.[1]
  return title === undefined ? [] : [tidy(title)]
}

function tidy(path: string): string {
  return path === '' ? '' : join('.', path).replace(/\/$/, '').replace(/^\.$/, '')
}
