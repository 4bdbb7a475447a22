import {access} from 'node:fs/promises'
import {dirname, join, resolve} from 'node:path'

/** Name of the configuration file. */
export const configFile = 'proofbook.yaml'

/** The nearest folder, from `cwd` upwards, that holds a `proofbook.yaml`; where none does, `otherwise`. Absolute. */
export async function findRoot(cwd: string, otherwise = cwd): Promise<string> {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    if (await exists(join(folder, configFile))) return folder
    if (folder === dirname(folder)) return resolve(otherwise)
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    // A file that is there and may not be read is found, too: reading it says so.
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT' && error.code !== 'ENOTDIR',
  )
}
