import type {Observe} from '../../kind.ts'
import type {Json, Observation} from '../../model.ts'
import type {Shell} from './schema.ts'

/** Runs the command to its end. */
export const observe: Observe<Shell> = async ({run, cwd, stdin}, {bash, evidence}) => {
  const {exit, stdout, stderr, durationMs} = await bash(run, {cwd, stdin})
  if (stdout.length > 0) evidence('stdout', stdout)
  if (stderr.length > 0) evidence('stderr', stderr)
  const text = textOf(stdout)
  const observation: Observation = {exit, stdout: text, stderr: textOf(stderr), duration: durationMs}
  const json = jsonOf(text)
  if (json !== undefined) observation.json = json
  return observation
}

/** As `$(…)` gives it: without the line breaks at the end. What is not UTF-8 becomes U+FFFD. */
function textOf(bytes: Uint8Array): string {
  if (bytes.length === 0) return ''
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('utf8')
    .replace(/[\r\n]+$/, '')
}

function jsonOf(text: string): Json | undefined {
  if (!/^\s*[[{"\d\-tfn]/.test(text)) return undefined
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}
