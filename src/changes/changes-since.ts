import {execFileSync} from 'node:child_process'

/** A file that differs from what it was. */
export interface ChangedFile {
  /** Relative to the folder that was asked about. */
  path: string
  /** Its text at the revision; undefined where it was not there, or was no text. */
  before?: string
}

/** Why nobody can say what has changed; the message names the remedy. */
export class NoChanges extends Error {
  readonly hint: string
  constructor(message: string, hint: string) {
    super(message)
    this.name = 'NoChanges'
    this.hint = hint
  }
}

/**
 * The files below a folder that differ from a revision of git, with those that git does not know yet. Throws {@link NoChanges} outside
 * of git and for a revision that there is not.
 */
export function changesSince(root: string, ref: string): ChangedFile[] {
  if (git(root, ['rev-parse', '--git-dir']) === undefined)
    throw new NoChanges(
      'Unexpected `--changed` outside of a git repository, expected one',
      'name the documents instead',
    )
  const commit = git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`])?.trim()
  if (!commit) {
    const hint = 'in a shallow clone, fetch it first; a path stands behind `--changed=<revision>`'
    throw new NoChanges(`Unexpected revision \`${ref}\` for \`--changed\`, expected one that git knows`, hint)
  }
  const differing = git(root, ['diff', '--name-only', '--no-renames', '--relative', '-z', commit, '--', '.']) ?? ''
  const untracked = git(root, ['ls-files', '--others', '--exclude-standard', '-z']) ?? ''
  const paths = [...new Set(`${differing}\0${untracked}`.split('\0'))].filter((path) => path !== '').sort()
  const texts = textsAt(root, commit, paths)
  return paths.map((path) => {
    const before = texts.get(path)
    return {path, ...(before !== undefined && {before})}
  })
}

/** The texts that files had at a commit, asked for in one process. */
function textsAt(root: string, commit: string, paths: string[]): Map<string, string> {
  const texts = new Map<string, string>()
  const asked = paths.filter((path) => !path.includes('\n'))
  if (asked.length === 0) return texts
  const output = run(root, ['cat-file', '--batch'], asked.map((path) => `${commit}:./${path}\n`).join(''))
  if (!output) return texts
  let at = 0
  for (const path of asked) {
    const end = output.indexOf(10, at)
    if (end === -1) break
    const size = / blob (\d+)$/.exec(output.toString('utf8', at, end))?.[1]
    at = end + 1
    if (size === undefined) continue
    const bytes = output.subarray(at, at + Number(size))
    if (!bytes.includes(0)) texts.set(path, bytes.toString('utf8'))
    at += Number(size) + 1
  }
  return texts
}

function git(root: string, words: string[]): string | undefined {
  return run(root, words)?.toString('utf8')
}

function run(root: string, words: string[], input?: string): Buffer | undefined {
  try {
    return execFileSync('git', words, {
      cwd: root,
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'ignore'],
      ...(input !== undefined && {input}),
      maxBuffer: 2 ** 30,
      timeout: 60_000,
    })
  } catch {
    return undefined
  }
}
