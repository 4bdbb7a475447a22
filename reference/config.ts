import {readFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {Ajv2020, type ErrorObject} from 'ajv/dist/2020.js'
import {Refusal} from './refusal.ts'

/** What the service needs to know before it starts, checked once and never again. */
export interface Config {
  /** Folder that holds `reference/` and `package.json`. */
  root: string
  version: string
  host: string
  port: number
  dataFolder: string
  /** A server that somebody else runs; absent: the embedded one. */
  databaseUrl?: string
  postgres: {port: number; password: string}
  poolSize: number
  apiKey: string
  adminKey: string
  /** Requests a minute and client. */
  rateLimit: number
  /** Bytes. */
  bodyLimit: number
  workers: number
  jobRetries: number
  shutdownMs: number
  log: {level: string; to: string}
  faults: boolean
}

type Environment = Record<string, string | undefined>

/** Reads the environment as `reference/ops/env.schema.json` describes it; throws a Refusal that names every problem. */
export function readConfig(environment: Environment, workingDirectory: string): Config {
  const root = resolve(workingDirectory, environment.CARREL_ROOT || '.')
  const schema = readJson(join(root, 'reference/ops/env.schema.json')) as {properties: Record<string, object>}
  const values = select(environment, Object.keys(schema.properties))
  const ajv = new Ajv2020({allErrors: true, coerceTypes: true, useDefaults: true, strictRequired: false})
  const validate = ajv.compile<Values>(schema)
  if (!validate(values)) throw new Refusal((validate.errors ?? []).flatMap(explain).join('\n'))
  const dataFolder = resolve(root, values.CARREL_DATA)
  return {
    root,
    version: (readJson(join(root, 'package.json')) as {version: string}).version,
    host: values.HOST,
    port: values.PORT,
    dataFolder,
    databaseUrl: values.DATABASE_URL,
    postgres: {port: values.CARREL_PG_PORT, password: values.CARREL_PG_PASSWORD ?? developmentOnly.pgPassword},
    poolSize: values.CARREL_POOL_SIZE,
    apiKey: values.CARREL_API_KEY ?? developmentOnly.apiKey,
    adminKey: values.CARREL_ADMIN_KEY ?? developmentOnly.adminKey,
    rateLimit: values.CARREL_RATE_LIMIT,
    bodyLimit: values.CARREL_BODY_LIMIT,
    workers: values.CARREL_WORKERS,
    jobRetries: values.CARREL_JOB_RETRIES,
    shutdownMs: values.CARREL_SHUTDOWN_MS,
    log: {level: values.CARREL_LOG_LEVEL, to: logTarget(values.CARREL_LOG, root, dataFolder)},
    faults: values.CARREL_FAULTS === 'on',
  }
}

interface Values {
  HOST: string
  PORT: number
  DATABASE_URL?: string
  CARREL_DATA: string
  CARREL_PG_PORT: number
  CARREL_PG_PASSWORD?: string
  CARREL_POOL_SIZE: number
  CARREL_API_KEY?: string
  CARREL_ADMIN_KEY?: string
  CARREL_RATE_LIMIT: number
  CARREL_BODY_LIMIT: number
  CARREL_WORKERS: number
  CARREL_JOB_RETRIES: number
  CARREL_SHUTDOWN_MS: number
  CARREL_LOG?: string
  CARREL_LOG_LEVEL: string
  CARREL_FAULTS: 'on' | 'off'
}

// Public on purpose, and refused by the schema wherever the service can be reached from another machine.
const developmentOnly = {
  apiKey: 'carrel-dev-api-key',
  adminKey: 'carrel-dev-admin-key',
  pgPassword: 'carrel-dev-password',
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new Refusal(
      `Unexpected trouble with \`${path}\` (${(error as Error).message}), expected the root of the project: set CARREL_ROOT`,
    )
  }
}

function select(environment: Environment, known: string[]): unknown {
  const names = Object.keys(environment).filter((name) => known.includes(name) || name.startsWith('CARREL_'))
  return Object.fromEntries(names.filter((name) => environment[name]).map((name) => [name, environment[name]]))
}

function explain({instancePath, keyword, params}: ErrorObject): string[] {
  const name = instancePath.slice(1)
  // The value is left out: it may be a secret in the wrong variable.
  switch (keyword) {
    case 'additionalProperties':
      return [
        `Unexpected variable \`${String(params.additionalProperty)}\`, expected a name in reference/ops/env.schema.json`,
      ]
    case 'required':
      return [
        `Unexpected absence of \`${String(params.missingProperty)}\`, expected a value where HOST is not loopback`,
      ]
    case 'not':
      return [`Unexpected development key in \`${name}\`, expected one of your own where HOST is not loopback`]
    case 'type':
      return [`Unexpected value of \`${name}\`, expected ${params.type === 'integer' ? 'a whole number' : 'text'}`]
    case 'minimum':
    case 'maximum':
      return [`Unexpected value of \`${name}\`, expected ${String(params.comparison)} ${String(params.limit)}`]
    case 'minLength':
      return [`Unexpected length of \`${name}\`, expected at least ${String(params.limit)} characters`]
    case 'enum':
      return [`Unexpected value of \`${name}\`, expected one of ${(params.allowedValues as string[]).join(', ')}`]
    case 'pattern':
      return [`Unexpected value of \`${name}\`, expected the form ${String(params.pattern)}`]
    default:
      return []
  }
}

function logTarget(to: string | undefined, root: string, dataFolder: string): string {
  if (to === 'stdout') return to
  return to ? resolve(root, to) : join(dataFolder, 'carrel.log')
}
