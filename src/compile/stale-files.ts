import {open, readdir} from 'node:fs/promises'
import {join} from 'node:path'
import type {Script} from '../model.ts'
import {generatedBy} from './compile.ts'

/** The files below a folder that were generated once and are not among the scripts: paths relative to it, sorted. Links are not followed. */
export async function staleFiles(folder: string, scripts: Script[]): Promise<string[]> {
  const wanted = new Set(scripts.map(({path}) => path))
  const found: string[] = []
  await collect(folder, '', wanted, found)
  return found.sort()
}

async function collect(folder: string, below: string, wanted: Set<string>, found: string[]): Promise<void> {
  const entries = await readdir(join(folder, below), {withFileTypes: true}).catch(whenAbsent)
  for (const entry of entries) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.isDirectory() && entry.name !== 'node_modules') await collect(folder, path, wanted, found)
    if (!entry.isFile() || !path.endsWith('.mjs') || wanted.has(path)) continue
    if (await isGenerated(join(folder, path))) found.push(path)
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
