import {statSync} from 'node:fs'

/** How long ago a file must have changed for the next change to be sure of another time, by any file system: FAT counts in two seconds. */
const settledMs = 2000

/**
 * What tells that a file is the one that was read: its number, size, and times of change in nanoseconds; the last of them cannot be
 * set by anyone. Undefined where there is none, and where it changed so shortly before `now` that it might change again unseen.
 */
export function stampOf(path: string, now: number): string | undefined {
  try {
    const {ino, size, mtimeNs, ctimeNs} = statSync(path, {bigint: true})
    const changedNs = mtimeNs > ctimeNs ? mtimeNs : ctimeNs
    return now - Number(changedNs / 1_000_000n) > settledMs ? `${ino} ${size} ${mtimeNs} ${ctimeNs}` : undefined
  } catch {
    return undefined
  }
}
