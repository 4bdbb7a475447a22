import {ScriptsError} from './scripts-error.ts'

const remedies: Record<string, [found: string, expected: string, hint: string]> = {
  EACCES: ['missing permission', 'to be allowed to read and write', 'give yourself permission for it and its folder'],
  EPERM: ['missing permission', 'to be allowed to read and write', 'give yourself permission for it and its folder'],
  EROFS: ['read-only file system', 'one that can be written', 'set `scripts` to a folder that can be written'],
  ENOSPC: ['full disk', 'room for the scripts', 'free some space, then run `proofbook compile` again'],
  EDQUOT: ['used-up quota', 'room for the scripts', 'free some space, then run `proofbook compile` again'],
  ENOTDIR: ['file', 'a folder', 'move the file away, or set `scripts` to another folder'],
  EISDIR: ['folder', 'a file', 'move the folder away'],
  ENAMETOOLONG: [
    'path that is too long',
    'a shorter one',
    'give the check a shorter id, or the document a shorter path',
  ],
  ELOOP: ['link that leads to itself', 'a folder', 'remove the link'],
}

/** What went wrong with a file or folder of the scripts, and what to do about it, as the error to throw. */
export function diskError(path: string, error: unknown): Error {
  if (error instanceof ScriptsError) return error
  const {code = '', message} = error as NodeJS.ErrnoException
  const known = Object.hasOwn(remedies, code) ? remedies[code] : undefined
  if (!known) return scriptsError(path, `Unexpected ${code || message} at \`${path}\`, expected to read and write it`)
  const [found, expected, hint] = known
  return scriptsError(path, `Unexpected ${found} at \`${path}\`, expected ${expected}`, hint)
}

/** A problem of the folder of the scripts, placed at the path it is about. */
export function scriptsError(path: string, reason: string, hint?: string): ScriptsError {
  const start = {line: 1, column: 1}
  const place = {path, start, end: start}
  return new ScriptsError({rule: 'scripts-folder', severity: 'error', reason, place, ...(hint !== undefined && {hint})})
}
