import {pino} from 'pino'
import type {Config} from '../config.ts'
import type {Services} from '../services.ts'
import {createApp} from './app.ts'

/** The OpenAPI document of every route there can be, without a service behind it: no database, no port, no disk. */
export async function describeApi(version: string): Promise<object> {
  const config = {version, faults: true, rateLimit: 1, bodyLimit: 1024} satisfies Partial<Config>
  const app = await createApp({config, log: pino({level: 'silent'})} as unknown as Services)
  try {
    return app.swagger()
  } finally {
    await app.close()
  }
}
