import {constants, type Stats} from 'node:fs'
import {type FileHandle, lstat, open, stat} from 'node:fs/promises'
import {resolve} from 'node:path'
import type {Observe} from '../../kind.ts'
import type {JsonObject, Observation} from '../../model.ts'
import {CannotTell} from '../../util/cannot-tell.ts'
import {readYaml} from '../../util/read-yaml.ts'
import {hashFile} from './hash-file.ts'
import type {File} from './schema.ts'

const textLimit = 1024 * 1024
const digestLimit = 64 * 1024 * 1024

/** Looks at a file; only a regular one is opened, since a pipe or a device could keep us waiting or change by it. */
export const observe: Observe<File> = async ({path, digest = false}, {root, signal, evidence}) => {
  if (path.includes('\0')) throw new CannotTell('the path holds a NUL character; check its variables')
  const whole = resolve(root, path)
  if (whole !== path) evidence('path', whole)
  const own = await statOf(lstat, whole)
  const stats = own?.isSymbolicLink() ? await statOf(stat, whole) : own
  const kind = own && {kind: kindOf(own)}
  if (!stats) return {exists: false, ...kind}
  const seen: Observation = {exists: true, ...kind, ...told(stats)}
  if (!stats.isFile()) return seen
  return {...seen, ...(await content(whole, digest, signal, evidence))}
}

/** Undefined where there is nothing. */
async function statOf(look: typeof lstat, path: string): Promise<Stats | undefined> {
  try {
    return await look(path)
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw cannotLook(error as NodeJS.ErrnoException, path)
  }
}

function told({size, mtimeMs, mode}: Stats): JsonObject {
  return {size, age: Math.max(0, Date.now() - mtimeMs), mode: (mode & 0o7777).toString(8).padStart(4, '0')}
}

function kindOf(stats: Stats): string {
  if (stats.isFile()) return 'file'
  if (stats.isDirectory()) return 'directory'
  if (stats.isSymbolicLink()) return 'link'
  if (stats.isSocket()) return 'socket'
  return stats.isFIFO() ? 'pipe' : 'device'
}

async function content(
  path: string,
  digest: boolean,
  signal: AbortSignal,
  evidence: (label: string, text: string) => void,
): Promise<JsonObject> {
  let handle: FileHandle | undefined
  try {
    // Without waiting: between the look and the opening somebody may have put a pipe there.
    handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
    const {size} = await handle.stat()
    const wantsDigest = digest || size <= digestLimit
    if (!wantsDigest) evidence('sha256', 'not computed: the file is larger than 64 MiB; say `digest: true`')
    return {
      ...(await texts(handle, path, evidence)),
      ...(wantsDigest && {sha256: await hashFile(handle, signal)}),
    }
  } catch (error) {
    if (signal.aborted)
      throw new CannotTell(`\`${path}\` could not be read whole in time; give the check a longer \`timeout\``)
    throw cannotLook(error as NodeJS.ErrnoException, path)
  } finally {
    await handle?.close()
  }
}

/** Read until its end whatever its size says: files below /proc say 0. */
async function texts(
  handle: FileHandle,
  path: string,
  evidence: (label: string, text: string) => void,
): Promise<JsonObject> {
  const buffer = Buffer.alloc(textLimit + 1)
  let length = 0
  for (let read = 1; read > 0 && length < buffer.length; length += read) {
    read = (await handle.read(buffer, length, buffer.length - length, length)).bytesRead
  }
  if (length > textLimit) {
    evidence('text', 'not read: the file is larger than 1 MiB')
    return {}
  }
  const text = new TextDecoder().decode(buffer.subarray(0, length))
  evidence('text', text)
  return {text, ...json(text), ...(/\.ya?ml$/i.test(path) && yaml(text, evidence))}
}

function json(text: string): JsonObject {
  try {
    return {json: JSON.parse(text)}
  } catch {
    return {}
  }
}

function yaml(text: string, evidence: (label: string, text: string) => void): JsonObject {
  const {value, faults} = readYaml(text)
  if (faults.length > 0) evidence('yaml', `not read: ${faults[0]!.reason}`)
  return value === undefined || faults.length > 0 ? {} : {yaml: value}
}

function cannotLook({code = '', message}: NodeJS.ErrnoException, path: string): CannotTell {
  if (code === 'EACCES' || code === 'EPERM')
    return new CannotTell(`no permission to look at \`${path}\`; run as a user who has it`)
  return new CannotTell(`cannot look at \`${path}\`: ${code || message}`)
}
