import {lstat, rename, rm, writeFile} from 'node:fs/promises'

/**
 * Writes a file whole or not at all: beside it first, then in its place. What is no plain file (`/dev/stderr`, a pipe, a
 * link) is written, not replaced.
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  const there = await lstat(path).catch(() => undefined)
  if (there && !there.isFile()) return writeFile(path, text)
  const draft = `${path}.${process.pid}.tmp`
  try {
    await writeFile(draft, text, {mode: there?.mode})
    await rename(draft, path)
  } catch (error) {
    await rm(draft, {force: true}).catch(() => {})
    throw error
  }
}
