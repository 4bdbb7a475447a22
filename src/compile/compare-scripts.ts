import {lstat, readFile} from 'node:fs/promises'
import {join} from 'node:path'
import type {Script} from '../model.ts'
import {diskError} from './disk-error.ts'
import {staleFiles} from './stale-files.ts'

/** How the scripts on disk differ from those that the documents give: paths relative to the folder, sorted. */
export interface Difference {
  missing: string[]
  changed: string[]
  /** Generated once, by a check that is gone. */
  stale: string[]
}

/**
 * Compares a folder with the scripts it should hold, and changes nothing. Line ends do not count, because git may
 * translate them; files that were not generated are somebody else's. Throws a `ScriptsError` on what cannot be read.
 */
export async function compareScripts(root: string, folder: string, scripts: Script[]): Promise<Difference> {
  const difference: Difference = {missing: [], changed: [], stale: []}
  let path = folder
  try {
    for (const script of scripts) {
      path = `${folder}/${script.path}`
      const found = await readScript(join(root, path))
      if (found === undefined) difference.missing.push(script.path)
      else if (withoutReturns(found) !== withoutReturns(script.text)) difference.changed.push(script.path)
    }
    path = folder
    difference.stale = await staleFiles(join(root, folder), scripts)
  } catch (error) {
    throw diskError(path, error)
  }
  difference.missing.sort()
  difference.changed.sort()
  return difference
}

/** The text of a script; empty for a link, which is never what was generated; undefined where there is nothing. */
export async function readScript(path: string): Promise<string | undefined> {
  try {
    const isLink = (await lstat(path)).isSymbolicLink()
    return isLink ? '' : await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function withoutReturns(text: string): string {
  return text.replaceAll('\r\n', '\n')
}
