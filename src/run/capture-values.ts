import {readPath} from '../expect/index.ts'
import type {Capture, Observation} from '../model.ts'
import type {Redactor} from './redact.ts'

/** The values that later checks want of what was seen, as texts; secret ones are masked from now on. `missing` says which are not there. */
export function captureValues(
  wanted: Record<string, Capture>,
  observation: Observation,
  redactor: Redactor,
): {captured: Record<string, string>; missing: string[]} {
  const captured: Record<string, string> = {}
  const missing: string[] = []
  for (const [name, {path, secret}] of Object.entries(wanted)) {
    const value = readPath(observation, path)
    if (value === undefined) {
      missing.push(`\`${name}\` could not be captured: there is no \`${path}\``)
      continue
    }
    captured[name] = typeof value === 'string' ? value : JSON.stringify(value)
    if (secret) redactor.add(captured[name])
  }
  return {captured, missing}
}
