import {spawn} from 'node:child_process'
import {join} from 'node:path'
import type {CheckResult, Report} from '../../src/model.ts'

/** The root of this repository. */
export const root = join(import.meta.dirname, '..', '..')

export interface Ended {
  status: number | null
  stdout: string
  stderr: string
}

/** Runs the program as its users do, in this repository unless told otherwise. */
export function proofbook(words: string[], options: {cwd?: string; env?: Record<string, string>} = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'dist', 'cli.js'), ...words], {
      cwd: options.cwd ?? root,
      env: {PATH: process.env.PATH, HOME: process.env.HOME, ...options.env},
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const ended: Ended = {status: null, stdout: '', stderr: ''}
    child.stdout.setEncoding('utf8').on('data', (text: string) => (ended.stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (ended.stderr += text))
    child.on('error', reject)
    child.on('close', (status) => resolve({...ended, status}))
  })
}

/** Runs checks and gives the report and its results by id. */
export async function check(words: string[], options: {cwd?: string; env?: Record<string, string>} = {}) {
  const {status, stdout, stderr} = await proofbook(['check', '--reporter', 'json', ...words], options)
  if (!stdout.startsWith('{')) throw new Error(`exit ${status}: ${stdout}${stderr}`)
  const report = JSON.parse(stdout) as Report
  const results = report.documents.flatMap(({results}) => results)
  return {
    status,
    report,
    results,
    of: (id: string): CheckResult | undefined => results.find((result) => result.id === id),
  }
}

/** The ids of the results with one of some statuses, sorted. */
export function ids(results: CheckResult[], ...statuses: CheckResult['status'][]): string[] {
  return results
    .filter(({status}) => statuses.includes(status))
    .map(({id}) => id)
    .sort()
}
