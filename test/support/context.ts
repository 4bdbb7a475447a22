import {mkdtempSync} from 'node:fs'
import {join} from 'node:path'
import type {Context} from '../../src/kind.ts'
import {temporaryFolder} from './temporary-folder.ts'

/** A context for a look outside of a run: no variables, five seconds, an empty folder as the project, nothing is run. */
export function contextFor(given: Partial<Context> = {}): Context & {seen: Record<string, string>; secrets: string[]} {
  const timeoutMs = given.timeoutMs ?? 5000
  const root = given.root ?? temporaryFolder()
  const seen: Record<string, string> = {}
  const secrets: string[] = []
  const nothingRuns = () => Promise.reject(new Error('this look runs nothing'))
  return {
    vars: {},
    signal: AbortSignal.timeout(timeoutMs),
    timeoutMs,
    effect: 'reads',
    root,
    addresses: [],
    tempDir: () => mkdtempSync(join(root, 'temp-')),
    evidence: (label, text) => {
      seen[label] = typeof text === 'string' ? text : new TextDecoder().decode(text)
    },
    secret: (value) => secrets.push(value),
    expect: () => {},
    bash: nothingRuns,
    exec: nothingRuns,
    ...given,
    seen,
    secrets,
  }
}
