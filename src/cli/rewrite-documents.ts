import {readFile, realpath, stat} from 'node:fs/promises'
import {join} from 'node:path'
import {digest} from '../util/digest.ts'
import type {Terminal} from './terminal.ts'
import {UsageError} from './usage-error.ts'
import {writeWhole} from './write-whole.ts'

/** A file, and how it is rewritten. */
export interface Rewriting {
  /** Relative to the root of the project. */
  path: string
  /** What the file has to be still: the digest of its bytes, or not written to since a time. */
  unchanged: {digest: string} | {since: Date}
  /** Of the text without its byte order mark, which stays. */
  change: (text: string) => {text: string; diff: string}
}

/**
 * Rewrites files, each whole or not at all, and none that changed since it was read. Prints the diff; with `dryRun` only that. Gives
 * whether there was one.
 */
export async function rewriteDocuments(
  root: string,
  rewritings: Rewriting[],
  dryRun: boolean,
  terminal: Terminal,
): Promise<boolean> {
  let differs = false
  for (const {path, unchanged, change} of rewritings) {
    const file = join(root, path)
    const bytes = await readFile(file).catch(() => undefined)
    const isSame =
      bytes && ('digest' in unchanged ? digest(bytes) === unchanged.digest : (await stat(file)).mtime < unchanged.since)
    if (!isSame) {
      terminal.err(`proofbook: \`${path}\` changed since it was read and was left as it is: run again\n`)
      continue
    }
    const [, mark, plain] = /^(\uFEFF?)(.*)$/s.exec(bytes.toString('utf8'))!
    const {text, diff} = change(plain!)
    if (diff === '') continue
    terminal.out(`--- ${path}\n+++ ${path}\n${diff}`)
    differs = true
    if (dryRun) continue
    await realpath(file)
      .then((real) => writeWhole(real, mark + text))
      .catch((error: Error) => {
        throw new UsageError(`Could not write \`${path}\`: ${error.message}`, 'it was left as it is')
      })
  }
  return differs
}
