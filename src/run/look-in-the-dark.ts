import {once} from 'node:events'
import {mkdirSync, mkdtempSync, rmSync} from 'node:fs'
import {type AddressInfo, createServer} from 'node:net'
import {tmpdir} from 'node:os'
import {join, relative, resolve} from 'node:path'
import type {CheckSpec} from '../model.ts'
import {darkVariables} from './dark-variables.ts'
import {look, type Seen} from './look.ts'
import type {Runner} from './runner.ts'

/** What needs longer than this to find out that nothing is there waits for it; that is no pass, milliseconds. */
const patience = 5000

/**
 * Looks once more where nothing works: the project is an empty folder, no program is found by its name but the shell itself,
 * every address in a variable leads to a port that refuses, and foreign code gets no connection at all.
 */
export async function lookInTheDark(spec: CheckSpec, vars: Record<string, string>, runner: Runner): Promise<Seen> {
  const nowhere = mkdtempSync(join(tmpdir(), 'proofbook-'))
  const [root, PATH] = [join(nowhere, 'root'), join(nowhere, 'programs')]
  try {
    for (const folder of [root, PATH]) mkdirSync(folder)
    keepFolder(root, spec.options.cwd)
    const dark: Runner = {
      ...runner,
      dark: true,
      config: {...runner.config, root},
      findProgram: (name) => (name === 'bash' ? runner.findProgram(name, vars.PATH) : undefined),
    }
    const without = {...darkVariables(vars, await closedPort()), PATH, HOME: root}
    return await look(spec, without, Math.min(spec.timeoutMs, patience), dark)
  } finally {
    rmSync(nowhere, {recursive: true, force: true, maxRetries: 3})
  }
}

/** A command gets as far as its first line also where it runs in a folder of the project. */
function keepFolder(root: string, cwd: unknown): void {
  if (typeof cwd !== 'string') return
  const folder = resolve(root, cwd)
  if (!relative(root, folder).startsWith('..')) mkdirSync(folder, {recursive: true})
}

/** A port of this machine that refuses connections. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const {port} = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
