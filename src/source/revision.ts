import {execFile} from 'node:child_process'
import {existsSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {promisify} from 'node:util'

/** The commit that a folder stands at, and whether tracked files in it differ from that commit. */
export interface Revision {
  commit: string
  dirty: boolean
}

/** Asks git about a folder; undefined outside of git. */
export async function revision(root: string): Promise<Revision | undefined> {
  if (!mayBeInGit(root)) return undefined
  try {
    const {stdout} = await promisify(execFile)(
      'git',
      ['status', '--porcelain=v2', '--branch', '--untracked-files=no'],
      {
        cwd: root,
        maxBuffer: 64 * 1024 * 1024,
        timeout: 10_000,
      },
    )
    const commit = /^# branch\.oid ([0-9a-f]{40,64})$/m.exec(stdout)?.[1]
    return commit === undefined ? undefined : {commit, dirty: /^[12u]/m.test(stdout)}
  } catch {
    return undefined
  }
}

/** To say that there is nothing, git takes longer than everything else that a small run does. */
function mayBeInGit(root: string): boolean {
  if (process.env.GIT_DIR !== undefined) return true
  for (let folder = root; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return true
    if (folder === dirname(folder)) return false
  }
}
