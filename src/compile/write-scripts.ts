import {randomBytes} from 'node:crypto'
import {mkdir, realpath, rename, rm, rmdir, writeFile} from 'node:fs/promises'
import {dirname, join, sep} from 'node:path'
import type {Script} from '../model.ts'
import {readScript} from './compare-scripts.ts'
import {diskError, scriptsError} from './disk-error.ts'
import {staleFiles} from './stale-files.ts'

/** What became of the scripts: paths relative to the folder. */
export interface Written {
  written: string[]
  removed: string[]
  unchanged: string[]
}

/**
 * Makes a folder hold exactly these scripts: each is written as a whole or not at all, those of checks that are gone are
 * removed at the end, and what was not generated stays. Throws a `ScriptsError` at the first path that cannot be written.
 */
export async function writeScripts(root: string, folder: string, scripts: Script[]): Promise<Written> {
  const result: Written = {written: [], removed: [], unchanged: []}
  const prepared = new Set<string>()
  let path = folder
  try {
    for (const script of scripts) {
      path = `${folder}/${script.path}`
      const below = dirname(script.path)
      if (!prepared.has(below)) await prepareFolder(root, folder, below)
      prepared.add(below)
      const done = await writeScript(join(root, path), script)
      result[done].push(script.path)
    }
    path = folder
    for (const stale of await staleFiles(join(root, folder), scripts)) {
      path = `${folder}/${stale}`
      await prepareFolder(root, folder, dirname(stale))
      await rm(join(root, path))
      await removeEmptyFolders(join(root, folder), dirname(stale))
      result.removed.push(stale)
    }
  } catch (error) {
    throw diskError(path, error)
  }
  return result
}

async function writeScript(file: string, {text}: Script): Promise<'written' | 'unchanged'> {
  if ((await readScript(file)) === text) return 'unchanged'
  await writeWhole(file, text)
  return 'written'
}

/** Makes the folder of a script part by part, so that a link on the way is found before anything is made behind it. */
async function prepareFolder(root: string, folder: string, below: string): Promise<void> {
  const home = await realpath(root)
  let path = ''
  for (const part of join(folder, below).split(sep)) {
    path = join(path, part)
    await mkdir(join(root, path)).catch(unlessExists)
    const real = await realpath(join(root, path))
    if (real === home || real.startsWith(home.endsWith(sep) ? home : home + sep)) continue
    const reason = `Unexpected link at \`${path}\` that leads out of the project, expected a folder`
    throw scriptsError(path, reason, 'remove the link, or set `scripts` to another folder')
  }
}

function unlessExists(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}

/** Beside the file first, then in its place: a reader sees the old text or the new one, never half of it. */
async function writeWhole(file: string, text: string): Promise<void> {
  const draft = join(dirname(file), `.${randomBytes(6).toString('hex')}.tmp`)
  try {
    await writeFile(draft, text, {mode: 0o755, flag: 'wx'})
    await rename(draft, file)
  } catch (error) {
    await rm(draft, {force: true}).catch(() => {})
    throw error
  }
}

async function removeEmptyFolders(folder: string, below: string): Promise<void> {
  for (let path = below; path !== '.'; path = dirname(path)) {
    const removed = await rmdir(join(folder, path)).then(
      () => true,
      () => false,
    )
    if (!removed) return
  }
}
