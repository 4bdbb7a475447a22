import {createHash} from 'node:crypto'
import {existsSync} from 'node:fs'
import {chmod, lstat, mkdir, stat} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, join, resolve} from 'node:path'
import {Refusal} from '../refusal.ts'
import {copyBinaries, findBinaries, hydrate} from './binaries.ts'

/** Where a PostgreSQL of ours lives, and as whom it runs. */
export interface Place {
  /** Holds the data, the log and the record of who started it. */
  base: string
  data: string
  /** `bin`, `lib`, `share`. */
  native: string
  /** Absent: as the user who runs the service. */
  user?: User
  /** Why the base is not the folder that was asked for. */
  moved?: string
}

interface User {
  uid: number
  gid: number
}

/**
 * Chooses where the server lives. PostgreSQL refuses to run as root, so root runs it as `nobody`, who must be able to
 * enter the folders: where only root may, binaries and data go below the folder for temporary files.
 */
export async function choosePlace(dataFolder: string): Promise<Place> {
  const {native, version} = await findBinaries()
  await makeFolder(dataFolder)
  const owner = await ownerOf(join(dataFolder, 'postgres'))
  if (process.getuid?.() !== 0) {
    const base = dataFolder
    if (owner && owner.uid !== process.getuid?.()) {
      throw new Refusal(
        `Unexpected owner of \`${base}/postgres\` (uid ${owner.uid}), expected yourself: set CARREL_DATA`,
      )
    }
    const usable = await hydrate(native)
    return {base, data: join(base, 'postgres'), native: usable ? native : await copyBinaries(native, version, base)}
  }
  const user = owner && owner.uid !== 0 ? owner : nobody
  const reachable = await mayEnter(dataFolder, user)
  const base = reachable ? dataFolder : await temporaryBase(dataFolder, user)
  const usable = (await hydrate(native)) && (await mayRun(native, user))
  return {
    base,
    data: join(base, 'postgres'),
    native: usable ? native : await copyBinaries(native, version, base),
    user,
    moved: reachable ? undefined : `uid ${user.uid} may not enter \`${dataFolder}\``,
  }
}

const nobody: User = {uid: 65534, gid: 65534}

async function makeFolder(path: string): Promise<void> {
  try {
    const made = await mkdir(path, {recursive: true})
    // Whatever the umask says; a folder that was there before keeps its mode.
    if (made) await chmod(path, 0o755)
  } catch (error) {
    throw new Refusal(
      `Unexpected trouble making \`${path}\` (${(error as Error).message}), expected a folder to write to: set CARREL_DATA`,
    )
  }
}

async function ownerOf(path: string): Promise<User | undefined> {
  if (!existsSync(path)) return undefined
  const {uid, gid} = await stat(path)
  return {uid, gid}
}

async function temporaryBase(dataFolder: string, user: User): Promise<string> {
  const name = `carrel-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 12)}`
  for (const folder of [tmpdir(), '/tmp', '/var/tmp']) {
    const base = join(resolve(folder), name)
    if (!(await mayEnter(folder, user))) continue
    await mkdir(base, {mode: 0o755}).catch(() => undefined)
    const made = await lstat(base)
    // The name can be foretold: a folder or link that somebody else put there is not ours to use.
    if (!made.isDirectory() || made.uid !== 0) {
      throw new Refusal(`Unexpected owner of \`${base}\`, expected root: remove it or set CARREL_DATA`)
    }
    await chmod(base, 0o755)
    return base
  }
  throw new Refusal(`Unexpected absence of a folder that uid ${user.uid} may enter, expected one: set CARREL_DATA`)
}

/** Whether the user may pass through every folder on the way. */
async function mayEnter(path: string, user: User): Promise<boolean> {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (!grants(await stat(folder), user, 0o1)) return false
    if (folder === dirname(folder)) return true
  }
}

async function mayRun(native: string, user: User): Promise<boolean> {
  return (
    (await mayEnter(join(native, 'bin'), user)) &&
    grants(await stat(join(native, 'bin/postgres')), user, 0o5) &&
    grants(await stat(join(native, 'share/postgresql/postgres.bki')), user, 0o4)
  )
}

function grants(file: {mode: number; uid: number; gid: number}, user: User, wanted: number): boolean {
  const shift = file.uid === user.uid ? 6 : file.gid === user.gid ? 3 : 0
  return ((file.mode >> shift) & wanted) === wanted
}
