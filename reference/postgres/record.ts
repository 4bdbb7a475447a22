import {readFile, rename, rm, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import type {Identity} from './processes.ts'

/** Who started the server of a base folder, kept on disk so that the next start knows whether it is an orphan. */
export interface Record {
  owner: Identity
  server: Identity
  port: number
}

/** The record of a base folder; absent where there is none, or none that can be read. */
export async function readRecord(base: string): Promise<Record | undefined> {
  try {
    return JSON.parse(await readFile(file(base), 'utf8')) as Record
  } catch {
    return undefined
  }
}

/** Writes the record in one step, so that a reader never sees half of it. */
export async function writeRecord(base: string, record: Record): Promise<void> {
  await writeFile(`${file(base)}.partial`, `${JSON.stringify(record)}\n`)
  await rename(`${file(base)}.partial`, file(base))
}

/** Forgets who started the server. */
export async function removeRecord(base: string): Promise<void> {
  await rm(file(base), {force: true})
}

function file(base: string): string {
  return join(base, 'postgres.json')
}
