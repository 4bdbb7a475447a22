import {cpSync, existsSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'

/** A file that says of a folder that this program made what is in it. */
export const mark = '.proofbook-site'

/** Whether a folder may be replaced: it is not there, empty, or holds a file that only this program leaves in it. */
export function mayReplace(folder: string, sign = mark): boolean {
  if (!existsSync(folder) || existsSync(join(folder, sign))) return true
  try {
    return readdirSync(folder).length === 0
  } catch {
    return false
  }
}

/** Puts a built site in the place of what this program put there before. */
export function publishSite(built: string, folder: string): void {
  rmSync(folder, {recursive: true, force: true})
  cpSync(built, folder, {recursive: true})
  writeFileSync(join(folder, mark), 'Made by `proofbook site`, which replaces this folder.\n')
}
