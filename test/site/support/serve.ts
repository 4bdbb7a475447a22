import {type ChildProcess, spawn} from 'node:child_process'
import {join, resolve} from 'node:path'
import type {BuiltSite} from './built-site.ts'

const cli = join(resolve(import.meta.dirname, '..', '..', '..'), 'dist', 'cli.js')

/** A site that is served by `proofbook serve`. */
export interface Served {
  /** Without a slash at its end, and without a path. */
  address: string
  /** What the program said when it was ready. */
  said: string
  stop: () => Promise<void>
}

/** Serves a built site as users do, on a free port unless one is named. */
export async function serve({project, folder}: BuiltSite, port = 0): Promise<Served> {
  const child = spawn(process.execPath, [cli, 'serve', folder, '--port', String(port)], {cwd: project})
  const {address, said} = await saidAddress(child)
  return {address, said, stop: () => stopped(child)}
}

function saidAddress(child: ChildProcess): Promise<Pick<Served, 'address' | 'said'>> {
  return new Promise((found, failed) => {
    let said = ''
    const hear = (chunk: Buffer) => {
      said += String(chunk)
      const [address] = /http:\/\/[\w.:]+/.exec(said) ?? []
      if (address !== undefined && said.endsWith('\n')) found({address, said})
    }
    child.stdout!.on('data', hear)
    child.stderr!.on('data', hear)
    child.on('error', failed)
    child.on('exit', (code) => failed(new Error(`proofbook serve ended with ${code}: ${said}`)))
  })
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = new Promise((end) => child.on('exit', end))
  child.kill('SIGTERM')
  await ended
}
