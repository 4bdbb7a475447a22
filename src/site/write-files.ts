import {mkdirSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'

/** Writes texts below a folder, making the folders they need. */
export function writeFiles(folder: string, files: Iterable<[path: string, text: string]>): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), {recursive: true})
    writeFileSync(join(folder, path), text)
  }
}
