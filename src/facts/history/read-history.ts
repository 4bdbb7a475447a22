import {markdownEnding} from '../../util/markdown-files.ts'
import {git} from '../git.ts'

/** What a commit did to a file: to a page, or a rename of any. */
export interface FileChange {
  commit: string
  /** Another path than `to` where the file was renamed. */
  from: string
  to: string
  /** Names of the blobs; without `before` the file was made. */
  before?: string
  after: string
}

/** The last changes of a repository, the newest first; none where git tells none. */
export function readHistory(root: string): FileChange[] {
  const bounds = ['-n', '5000', '-M', '--diff-filter=AMR', '--relative']
  const log = git(root, ['log', ...bounds, '--raw', '--no-abbrev', '--no-show-signature', '--format=%H', '-z'])
  const words = (log ?? '').split('\0')
  const changes: FileChange[] = []
  let commit = ''
  for (let at = 0; at < words.length; at++) {
    const raw = /^\n?:\d+ \d+ ([\da-f]+) ([\da-f]+) ([AMR])\d*$/.exec(words[at]!)
    if (!raw) {
      commit = words[at]!
      continue
    }
    const [, before, after, status] = raw
    const from = words[++at]!
    const to = status === 'R' ? words[++at]! : from
    if (status === 'R' || markdownEnding.test(to))
      changes.push({commit, from, to, after: after!, ...(status !== 'A' && {before: before!})})
  }
  return changes
}

/** Where files went: of a path that moved several times, each step. */
export function renamesIn(history: readonly FileChange[]): ReadonlyMap<string, string> {
  const renames = new Map<string, string>()
  for (const {from, to} of history) if (from !== to && !renames.has(from)) renames.set(from, to)
  return renames
}
