import {existsSync, mkdirSync, renameSync, statSync} from 'node:fs'
import {dirname} from 'node:path'
import {destination, pino, type Logger} from 'pino'
import type {Config} from '../config.ts'

/** The JSON log of the service; no line of it holds one of our secrets, wherever in the line it would have stood. */
export function openLog(config: Config): Logger {
  const secrets = secretsOf(config)
  return pino(
    {
      level: config.log.level,
      base: {service: 'carrel', version: config.version, pid: process.pid},
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: {level: (label) => ({level: label})},
      redact: ['headers["x-api-key"]', 'headers.authorization', 'headers.cookie'],
      hooks: {streamWrite: (line) => secrets.reduce((text, secret) => text.replaceAll(secret, '[redacted]'), line)},
    },
    // Synchronous: what was logged is on disk when the process is killed the moment after.
    destination({dest: open(config.log.to), append: true, sync: true}),
  )
}

const largestFile = 50_000_000

function open(to: string): string | number {
  if (to === 'stdout') return process.stdout.fd
  mkdirSync(dirname(to), {recursive: true})
  if (existsSync(to) && statSync(to).size > largestFile) renameSync(to, `${to}.1`)
  return to
}

function secretsOf(config: Config): string[] {
  const secrets = [config.apiKey, config.adminKey, config.postgres.password, ...passwordsIn(config.databaseUrl)]
  // Masking a very short password would blank out ordinary words, and tell it by the gaps.
  return secrets.filter((secret) => secret.length >= 6).map((secret) => JSON.stringify(secret).slice(1, -1))
}

function passwordsIn(databaseUrl: string | undefined): string[] {
  try {
    const {password} = new URL(databaseUrl ?? '')
    return [password, decodeURIComponent(password)]
  } catch {
    return []
  }
}
