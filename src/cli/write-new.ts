import {existsSync} from 'node:fs'
import {mkdir, writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {UsageError} from './usage-error.ts'

/** Writes files that must not exist yet, paths relative to `root`; nothing is written when one of them does. */
export async function writeNew(root: string, files: Record<string, string>): Promise<void> {
  const there = Object.keys(files).find((path) => existsSync(join(root, path)))
  if (there) throw new UsageError(`Unexpected \`${there}\`: it exists already and was left as it is`)
  for (const [path, text] of Object.entries(files)) {
    try {
      await mkdir(dirname(join(root, path)), {recursive: true})
      await writeFile(join(root, path), text, {flag: 'wx'})
    } catch (error) {
      throw new UsageError(`Could not write \`${path}\`: ${(error as Error).message}`)
    }
  }
}
