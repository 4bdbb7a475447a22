import type {Logger} from 'pino'
import type {Config} from './config.ts'
import {account, runningPort, startPostgres} from './postgres/index.ts'
import {Refusal} from './refusal.ts'
import {migrationsFolder} from './service.ts'
import {expectDatabase} from './storage/connect.ts'
import {openDatabase, type Database} from './storage/database.ts'
import {listMigrations, migrateDown, migrateUp} from './storage/migrations.ts'

/** Runs `migrate list`, `migrate up` or `migrate down [count]` and answers the lines to print. */
export async function migrate(words: string[], config: Config, log: Logger): Promise<string[]> {
  const [verb = 'list', count = '1', ...rest] = words
  const run = verbs[verb]
  if (!run || !/^[1-9]\d{0,3}$/.test(count) || rest.length > 0) {
    throw new Refusal(`Unexpected \`migrate ${words.join(' ')}\`, expected migrate list, up or down [count]`)
  }
  return withDatabase(config, log, (database) => run(database, migrationsFolder(config), Number(count)))
}

const verbs: Record<string, (database: Database, folder: string, count: number) => Promise<string[]>> = {
  async list(database, folder) {
    const migrations = await listMigrations(database, folder)
    return migrations.map(({name, state, appliedAt}) =>
      [state.padEnd(8), name, appliedAt?.toISOString()].join(' ').trim(),
    )
  },
  async up(database, folder) {
    const done = await migrateUp(database, folder)
    return done.length > 0 ? done.map((name) => `up       ${name}`) : ['nothing to do']
  },
  async down(database, folder, count) {
    const done = await migrateDown(database, folder, count)
    return done.length > 0 ? done.map((name) => `down     ${name}`) : ['nothing to do']
  },
}

async function withDatabase<T>(config: Config, log: Logger, work: (database: Database) => Promise<T>): Promise<T> {
  const {url, stop} = await provide(config, log)
  try {
    await expectDatabase(url, config.databaseUrl === undefined)
    const database = openDatabase(url, 2, log)
    return await work(database).finally(() => database.close())
  } finally {
    await stop()
  }
}

// A service that runs has its server up: it is used and left alone. Otherwise one is started for as long as this takes.
async function provide(config: Config, log: Logger): Promise<{url: string; stop: () => Promise<void>}> {
  if (config.databaseUrl) return {url: config.databaseUrl, stop: async () => undefined}
  const port = await runningPort(config.dataFolder)
  if (port === undefined) return startPostgres({dataFolder: config.dataFolder, ...config.postgres}, log)
  const url = `postgres://${account}:${config.postgres.password}@127.0.0.1:${port}/${account}`
  return {url, stop: async () => undefined}
}
