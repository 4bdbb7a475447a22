import {existsSync} from 'node:fs'
import {dirname, join, relative, sep} from 'node:path'

/** Where a folder lies in the git repository that it is in, with `/` between the parts; empty at its root, and where there is none. */
export function folderInRepository(folder: string): string {
  for (let root = folder; ; root = dirname(root)) {
    // A file in a worktree and in a submodule.
    if (existsSync(join(root, '.git'))) return relative(root, folder).replaceAll(sep, '/')
    if (root === dirname(root)) return ''
  }
}
