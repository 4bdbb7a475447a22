import {mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {digest} from '../util/digest.ts'

/** What was found of a subject, and the stamp that its file had before. */
export interface Kept<Found> {
  stamp: string
  found: Found
}

/** What is in the file of a memory. */
export interface MemoryFile<Found> {
  /** By the names of the subjects. */
  kept: [string, Kept<Found>][]
  /** What else it depends on, and the state it was in. */
  witnesses: [string, string][]
}

/** Reads a memory that was kept under `key`. Empty where there is none, or not the whole of one. */
export function readMemory<Found>(path: string, key: string): MemoryFile<Found> {
  const nothing = {kept: [], witnesses: []}
  try {
    const bytes = readFileSync(path)
    const end = bytes.indexOf('\n') + 1
    const body = bytes.subarray(end)
    if (bytes.toString('latin1', 0, end) !== headOf(key, body)) return nothing
    return JSON.parse(body.toString('utf8')) as MemoryFile<Found>
  } catch {
    return nothing
  }
}

/** Writes a memory whole or not at all; where it cannot be written, the next run finds out again. */
export function writeMemory<Found>(path: string, key: string, memory: MemoryFile<Found>): void {
  const draft = `${path}.${process.pid}.tmp`
  try {
    const body = Buffer.from(JSON.stringify(memory))
    mkdirSync(dirname(path), {recursive: true})
    writeFileSync(join(dirname(path), '.gitignore'), '*\n')
    writeFileSync(draft, Buffer.concat([Buffer.from(headOf(key, body)), body]))
    renameSync(draft, path)
  } catch {
    removeIfAny(draft)
  }
}

/** The line above the body: of what it is the memory, and whether it is whole. */
function headOf(key: string, body: Uint8Array): string {
  return `${digest(key)} ${digest(body)}\n`
}

function removeIfAny(path: string): void {
  try {
    rmSync(path, {force: true})
  } catch {
    // Where nothing can be written, nothing was.
  }
}
