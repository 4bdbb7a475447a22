import {createHash} from 'node:crypto'
import {createReadStream} from 'node:fs'
import {readFile, rename, stat, writeFile} from 'node:fs/promises'
import {basename} from 'node:path'
import {pipeline} from 'node:stream/promises'

/** What a dump is as a file: its size in bytes, its SHA-256 in hex, and when it was written. */
export interface DumpFile {
  size: number
  sha256: string
  writtenAt: Date
}

/** Reads a whole dump once; undefined where there is none. */
export async function readDumpFile(path: string): Promise<DumpFile | undefined> {
  try {
    const hash = createHash('sha256')
    await pipeline(createReadStream(path), hash)
    const {size, mtime} = await stat(path)
    return {size, sha256: hash.digest('hex'), writtenAt: mtime}
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Puts a dump that has restored in the place of the one before, with its checksum as `sha256sum` writes it. */
export async function keepDump(draft: string, path: string, sha256: string): Promise<void> {
  await rename(draft, path)
  await writeFile(`${path}.sha256`, `${sha256}  ${basename(path)}\n`)
}

/** Compares a dump with the `.sha256` file beside it, whose first word is the digest. */
export async function compareChecksum(path: string, sha256: string): Promise<'matches' | 'differs' | 'missing'> {
  try {
    const [said] = (await readFile(`${path}.sha256`, 'utf8')).trim().split(/\s+/)
    return said?.replace(/^\\/, '').toLowerCase() === sha256 ? 'matches' : 'differs'
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'missing'
    throw error
  }
}
