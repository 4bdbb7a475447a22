import {mkdir, readFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {writeWhole} from './write-whole.ts'

/** Writes files below a folder, each whole, and only those of which what `news` leaves differs from what is there. */
export async function writeChanged(
  folder: string,
  files: Iterable<[path: string, text: string]>,
  news: (text: string) => string,
): Promise<{written: number; unchanged: number}> {
  const count = {written: 0, unchanged: 0}
  for (const [path, text] of files) {
    const file = join(folder, path)
    const old = await readFile(file, 'utf8').catch(() => undefined)
    if (old !== undefined && news(old) === news(text)) {
      count.unchanged++
      continue
    }
    await mkdir(dirname(file), {recursive: true})
    await writeWhole(file, text)
    count.written++
  }
  return count
}
