import {hash} from 'node:crypto'
import type {Json} from '../model.ts'

/** `sha256:` and the hex SHA-256 of some bytes, or of a text in UTF-8. */
export function digest(bytes: string | Uint8Array): string {
  return `sha256:${hash('sha256', bytes)}`
}

/**
 * JSON without white space and with the keys of every object sorted by UTF-16 code units, as in RFC 8785;
 * properties that are undefined are left out. Equal values give equal texts, so a digest of it names the value.
 */
export function canonicalJson(value: Json | undefined): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  const members = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`)
  return `{${members.join(',')}}`
}
