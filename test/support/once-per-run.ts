import {mkdirSync, readFileSync, renameSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setTimeout as delay} from 'node:timers/promises'

/** What `make` gave, or why it did not. */
type Outcome<T> = {value: T} | {reason: string}

/**
 * What several test files need is made by the one that asks first; the others wait for it. `make` has a new folder, which stays until
 * the end of the run (`global-setup.ts`), and gives what JSON can say.
 */
export async function oncePerRun<T>(name: string, make: (folder: string) => Promise<T>): Promise<T> {
  const folder = join(tmpdir(), `once-${name}`)
  const outcome = `${folder}.json`
  if (isFirst(folder)) {
    writeFileSync(`${folder}.pid`, String(process.pid))
    // Put in place whole: others read it as soon as it is there.
    writeFileSync(`${outcome}.tmp`, JSON.stringify(await outcomeOf(() => make(folder))))
    renameSync(`${outcome}.tmp`, outcome)
  }
  const found = await written<T>(outcome, `${folder}.pid`)
  if ('reason' in found) throw new Error(found.reason)
  return found.value
}

function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  }
}

async function outcomeOf<T>(make: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return {value: await make()}
  } catch (error) {
    return {reason: error instanceof Error ? error.message : String(error)}
  }
}

/** The outcome, as soon as it is there; an error where the process that was to write it is gone. */
async function written<T>(path: string, pidFile: string): Promise<Outcome<T>> {
  for (;;) {
    const isMaking = isAlive(Number(textOf(pidFile) ?? process.pid))
    const text = textOf(path)
    if (text !== undefined) return JSON.parse(text) as Outcome<T>
    if (!isMaking) return {reason: `${path} was not written: the process that was to write it is gone`}
    await delay(50)
  }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
