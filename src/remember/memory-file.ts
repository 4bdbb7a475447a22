import {mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {digest} from '../util/digest.ts'

/** What was found of a subject, and the stamp that its file had before. */
export interface Kept<Found> {
  stamp: string
  found: Found
}

/** Reads a memory that was kept under `key`, by the names of its subjects. Empty where there is none, or not the whole of one. */
export function readMemory<Found>(path: string, key: string): Map<string, Kept<Found>> {
  try {
    const bytes = readFileSync(path)
    const end = bytes.indexOf('\n') + 1
    const body = bytes.subarray(end)
    if (bytes.toString('latin1', 0, end) !== headOf(key, body)) return new Map()
    return new Map(JSON.parse(body.toString('utf8')) as [string, Kept<Found>][])
  } catch {
    return new Map()
  }
}

/** Writes a memory whole or not at all; where it cannot be written, the next run finds out again. */
export function writeMemory<Found>(path: string, key: string, kept: Map<string, Kept<Found>>): void {
  const draft = `${path}.${process.pid}.tmp`
  try {
    const body = Buffer.from(JSON.stringify([...kept]))
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
