import {relative} from 'node:path'
import {readConfig, type Config} from './config.ts'
import {migrate} from './migrate.ts'
import {Refusal} from './refusal.ts'
import {startService} from './service.ts'
import {openLog} from './signals/log.ts'

const usage = `carrel: takes documents, cuts them into chunks and finds them again

  main.js                      start the service (configuration: reference/ops/env.schema.json)
  main.js migrate list         the migrations and their states
  main.js migrate up           run those that are pending
  main.js migrate down [n]     undo the last one, or the last n
`

try {
  await run(process.argv.slice(2))
} catch (error) {
  // What the system refuses (a file that may not be written) says enough in its message.
  if (!(error instanceof Refusal) && !(error instanceof Error && 'syscall' in error)) throw error
  for (const line of error.message.split('\n')) process.stderr.write(`carrel: ${line}\n`)
  process.exitCode = 1
}

async function run([command = 'serve', ...words]: string[]): Promise<void> {
  if (command === '--help') {
    process.stdout.write(usage)
    return
  }
  const config = readConfig(process.env, process.cwd())
  if (command === 'serve' && words.length === 0) return serve(config)
  if (command !== 'migrate') throw new Refusal(`Unexpected \`${command}\`, expected migrate, --help or nothing`)
  for (const line of await migrate(words, config, openLog(config))) process.stdout.write(`${line}\n`)
}

async function serve(config: Config): Promise<void> {
  const log = openLog(config)
  const asked = untilAsked()
  process.on('uncaughtException', (error) => {
    log.fatal({err: error}, 'uncaught')
    process.stderr.write(`carrel: ${error.message}\n`)
    process.exit(1)
  })
  const service = await startService(config, log)
  process.stdout.write(`carrel ${config.version} is ready at ${service.url}${footnote(config, service.postgresPort)}\n`)
  const signal = await asked
  log.info({signal}, 'stopping')
  await service.stop()
  log.info('stopped')
  // A timer of a library must not keep a service alive that has stopped.
  process.exit(0)
}

// Asked again after a second it goes at once: the guard of the database sees to the rest. Within that second it is one
// Ctrl-C that came twice, from the terminal and from npm.
function untilAsked(): Promise<NodeJS.Signals> {
  let first: number | undefined
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
      process.on(signal, () => {
        first ??= Date.now()
        if (Date.now() - first > 1000) process.exit(130)
        resolve(signal)
      })
    }
    // npm hands its SIGTERM to a shell, which dies of it and tells nobody.
    if (process.env.npm_lifecycle_event === undefined) return
    const parent = process.ppid
    setInterval(() => process.ppid !== parent && resolve('SIGTERM'), 200).unref()
  })
}

function footnote(config: Config, postgresPort: number | undefined): string {
  const logged = config.log.to === 'stdout' ? undefined : `log in ${brief(config.log.to)}`
  const database = postgresPort === undefined ? undefined : `PostgreSQL on port ${postgresPort}`
  const parts = [database, logged].filter((part) => part !== undefined)
  return parts.length > 0 ? ` (${parts.join(', ')})` : ''
}

function brief(path: string): string {
  const fromHere = relative(process.cwd(), path)
  return fromHere.startsWith('..') ? path : fromHere
}
