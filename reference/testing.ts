import {spawn, type ChildProcess} from 'node:child_process'
import {createHash} from 'node:crypto'
import {chmod, mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {readConfig, type Config} from './config.ts'
import {startService} from './service.ts'
import {openLog} from './signals/log.ts'

/** A carrel of a test's own: free ports, a data folder of its own. */
export interface Reference {
  url: string
  databaseUrl: string
  apiKey: string
  adminKey: string
  /** Where its PostgreSQL, its log and its records are. */
  dataFolder: string
  logFile: string
  /** Stops it and removes its data folder, unless the caller brought one. */
  stop(): Promise<void>
}

/** A carrel in a process of its own. */
export interface SpawnedReference extends Reference {
  child: ChildProcess
  /** What it printed so far. */
  output(): string
  /** Sends a signal and answers the exit code, null after a signal that killed it. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

type Environment = Record<string, string>

/** Starts the service in this process; `overrides` are variables of `reference/ops/env.schema.json`. */
export async function startReference(overrides: Environment = {}): Promise<Reference> {
  const {environment, config, release} = await prepare(overrides)
  try {
    const service = await startService(config, openLog(config))
    const {url, databaseUrl} = service
    const stop = async (): Promise<void> => service.stop().finally(release)
    return {...describe(config, environment), url, databaseUrl, stop}
  } catch (error) {
    await release()
    throw error
  }
}

/** Starts the service as its users do, bundled and in a process of its own; throws what it printed when it fails. */
export async function spawnReference(overrides: Environment = {}): Promise<SpawnedReference> {
  const {environment, config, release} = await prepare(overrides)
  const child = spawn(process.execPath, [await bundle()], {
    env: {PATH: process.env.PATH, ...environment},
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (text: Buffer) => (output += text.toString()))
  child.stderr.on('data', (text: Buffer) => (output += text.toString()))
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve))
  const ready = new Promise<RegExpExecArray>((resolve) => {
    child.stdout.on('data', () => {
      const line = /ready at (\S+)(?: \(PostgreSQL on port (\d+))?/.exec(output)
      if (line && output.endsWith('\n')) resolve(line)
    })
  })
  const line = await Promise.race([ready, exited])
  if (line === null || typeof line === 'number') {
    await release()
    throw new Error(`exit ${line}: ${output}`)
  }
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal)
    return exited
  }
  return {
    ...describe(config, environment),
    url: line[1]!,
    databaseUrl: config.databaseUrl ?? `postgres://carrel:${config.postgres.password}@127.0.0.1:${line[2]}/carrel`,
    child,
    output: () => output,
    end,
    stop: async () => end('SIGTERM').then(release),
  }
}

/** The service as one file that Node can run; made anew when its sources have changed. */
export async function bundle(): Promise<string> {
  const {build} = await import('esbuild')
  const {outputFiles} = await build({
    entryPoints: [join(import.meta.dirname, 'main.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    write: false,
  })
  const {contents} = outputFiles[0]!
  // Below node_modules, where it finds its packages.
  const folder = resolve(import.meta.dirname, '../node_modules/.cache/carrel')
  const file = join(folder, `main-${createHash('sha256').update(contents).digest('hex').slice(0, 16)}.js`)
  await mkdir(folder, {recursive: true})
  await writeFile(file, contents)
  return file
}

async function prepare(
  overrides: Environment,
): Promise<{environment: Environment; config: Config; release: () => Promise<void>}> {
  const own = overrides.CARREL_DATA === undefined ? await mkdtemp(join(tmpdir(), 'carrel-test-')) : undefined
  // As root, PostgreSQL runs as somebody else, who must be able to enter.
  if (own) await chmod(own, 0o755)
  const environment = {
    CARREL_ROOT: resolve(import.meta.dirname, '..'),
    PORT: '0',
    CARREL_PG_PORT: '0',
    ...(own && {CARREL_DATA: own}),
    ...overrides,
  }
  const release = async (): Promise<void> => (own ? rm(own, {recursive: true, force: true}) : undefined)
  return {environment, config: readConfig(environment, process.cwd()), release}
}

function describe(
  config: Config,
  environment: Environment,
): Pick<Reference, 'apiKey' | 'adminKey' | 'dataFolder' | 'logFile'> {
  const {apiKey, adminKey, dataFolder, log} = config
  return {apiKey, adminKey, dataFolder, logFile: environment.CARREL_LOG === 'stdout' ? '' : log.to}
}
