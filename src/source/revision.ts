import {execFile} from 'node:child_process'
import {promisify} from 'node:util'

/** The commit that a folder stands at, and whether tracked files in it differ from that commit; undefined outside of git. */
export async function revision(root: string): Promise<{commit: string; dirty: boolean} | undefined> {
  try {
    const {stdout} = await promisify(execFile)('git', ['status', '--porcelain=v2', '--branch', '--untracked-files=no'], {
      cwd: root,
      maxBuffer: 64 * 1024 * 1024,
      timeout: 10_000,
    })
    const commit = /^# branch\.oid ([0-9a-f]{40,64})$/m.exec(stdout)?.[1]
    return commit === undefined ? undefined : {commit, dirty: /^[12u]/m.test(stdout)}
  } catch {
    return undefined
  }
}
