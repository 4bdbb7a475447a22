import {open, readdir} from 'node:fs/promises'
import {join} from 'node:path'
import {generatedBy} from './compile.ts'

/** The scripts below a folder that say they were generated: paths relative to it, sorted. Links are not followed. */
export async function generatedFiles(folder: string): Promise<string[]> {
  const found: string[] = []
  await collect(folder, '', found)
  return found.sort()
}

async function collect(folder: string, below: string, found: string[]): Promise<void> {
  const entries = await readdir(join(folder, below), {withFileTypes: true}).catch(whenAbsent)
  for (const entry of entries) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.isDirectory() && entry.name !== 'node_modules') await collect(folder, path, found)
    else if (entry.isFile() && path.endsWith('.mjs') && (await isGenerated(join(folder, path)))) found.push(path)
  }
}

function whenAbsent(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return []
  throw error
}

/** The header stands within the first lines, whatever the length of a title. */
async function isGenerated(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const {buffer, bytesRead} = await file.read(Buffer.alloc(16_384), 0, 16_384, 0)
    return buffer.toString('utf8', 0, bytesRead).split(/\r?\n/, 6).includes(generatedBy)
  } finally {
    await file.close()
  }
}
