import {statSync} from 'node:fs'

/** How long ago a file must have changed for the next change to be sure of another time, by any file system: FAT counts in two seconds. */
const settledMs = 2000

/**
 * Gives what tells that a file, by its absolute path, is the one that was read: its number, size, and times of change in nanoseconds; the
 * last of them cannot be set by anyone. Undefined where it changed so shortly before `now`, in milliseconds since 1970, that it might
 * change again unseen, and where nobody can tell. Each file is looked at once: what is read afterwards is at least as new.
 */
export function stamper(now: number): (path: string) => string | undefined {
  const known = new Map<string, string | undefined>()
  return (path) => {
    if (!known.has(path)) known.set(path, stampOf(path, now))
    return known.get(path)
  }
}

function stampOf(path: string, now: number): string | undefined {
  try {
    const {ino, size, mtimeNs, ctimeNs} = statSync(path, {bigint: true})
    const changedNs = mtimeNs > ctimeNs ? mtimeNs : ctimeNs
    return now - Number(changedNs / 1_000_000n) > settledMs ? `${ino} ${size} ${mtimeNs} ${ctimeNs}` : undefined
  } catch (error) {
    return ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '') ? 'gone' : undefined
  }
}
