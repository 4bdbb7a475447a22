import {spawn} from 'node:child_process'
import {existsSync} from 'node:fs'
import {chown, mkdir, readFile, rename, rm, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {Refusal} from '../refusal.ts'
import type {Place} from './place.ts'

/** The superuser that the embedded server knows, and the name of its database. */
export const account = 'carrel'

/** Makes the data folder where there is none yet; half a folder is never left under its name. */
export async function initialise(place: Place, password: string): Promise<boolean> {
  if (existsSync(join(place.data, 'PG_VERSION'))) {
    await expectMajor(place)
    return false
  }
  const partial = `${place.data}.partial`
  await rm(partial, {recursive: true, force: true})
  await mkdir(partial, {mode: 0o700})
  const passwordFile = join(partial, 'password')
  await writeFile(passwordFile, `${password}\n`, {mode: 0o600})
  if (place.user) {
    await chown(partial, place.user.uid, place.user.gid)
    await chown(passwordFile, place.user.uid, place.user.gid)
  }
  await runInitdb(place, join(partial, 'data'), passwordFile)
  await rm(passwordFile)
  await rename(join(partial, 'data'), place.data)
  await rm(partial, {recursive: true, force: true})
  return true
}

async function expectMajor(place: Place): Promise<void> {
  const major = (await readFile(join(place.data, 'PG_VERSION'), 'utf8')).trim()
  if (major !== '15') {
    throw new Refusal(
      `Unexpected data of PostgreSQL ${major} in \`${place.data}\`, expected 15: move it or set CARREL_DATA`,
    )
  }
}

async function runInitdb(place: Place, data: string, passwordFile: string): Promise<void> {
  const options = ['-D', data, '-U', account, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8']
  // Unsynced: what a crash of the machine could cost in these seconds is an empty database.
  const child = spawn(join(place.native, 'bin/initdb'), [...options, '--no-locale', '--no-sync', '--no-instructions'], {
    ...place.user,
    cwd: '/',
    env: {PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC'},
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let complaint = ''
  child.stderr.on('data', (text: Buffer) => (complaint += text.toString()))
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve))
  if (code !== 0) throw new Refusal(`Unexpected end of initdb (${lastLine(complaint)}), expected exit 0`)
}

/** The last line of a text that says something. */
export function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}
