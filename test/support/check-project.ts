import {type ChildProcess, spawn} from 'node:child_process'
import {constants} from 'node:os'
import {join} from 'node:path'
import type {CheckResult} from '../../src/model.ts'
import type {Report} from '../../src/report.ts'

/** The root of this repository. */
export const root = join(import.meta.dirname, '..', '..')

/** The program: what runs it, and where it is. */
const program = [process.execPath, join(root, 'dist', 'cli.js')] as const

export interface Ended {
  /** As a shell has it: 128 and the number of the signal, where one ended the program. */
  status: number | null
  stdout: string
  stderr: string
}

export interface Surroundings {
  /** This repository unless told otherwise. */
  cwd?: string
  /** Besides PATH and HOME; undefined takes one of them away. */
  env?: Record<string, string | undefined>
}

/** Runs the program as its users do. */
export function proofbook(words: string[], surroundings: Surroundings = {}): Promise<Ended> {
  return run(...program, words, surroundings)
}

/** Runs the program as part of a line of bash, in which it is `"$@"`. */
export function proofbookIn(line: string, words: string[], surroundings: Surroundings = {}): Promise<Ended> {
  return run('bash', '-c', [line, 'bash', ...program, ...words], surroundings)
}

/** Runs the program as one who has to ask for permission, which root has not: of root it takes away that power. */
export function proofbookAsked(words: string[], surroundings: Surroundings = {}): Promise<Ended> {
  if (process.getuid?.() !== 0) return proofbook(words, surroundings)
  return run('setpriv', '--bounding-set=-dac_override,-dac_read_search', [...program, ...words], surroundings)
}

/** A program that is running. */
export interface RunningProgram {
  child: ChildProcess
  ended: Promise<Ended>
  /** Sends a signal to the program and whatever shares its process group, as a terminal does at Ctrl-C. */
  signal: (name?: NodeJS.Signals) => void
}

/** Starts the program as a shell starts a job: in a process group of its own. */
export function startProofbook(words: string[], surroundings: Surroundings = {}): RunningProgram {
  const child = start(...program, words, surroundings, true)
  return {child, ended: endOf(child), signal: (name = 'SIGINT') => void process.kill(-child.pid!, name)}
}

function run(file: string, first: string, words: string[], surroundings: Surroundings): Promise<Ended> {
  return endOf(start(file, first, words, surroundings))
}

function start(file: string, first: string, words: string[], {cwd = root, env}: Surroundings, detached = false) {
  return spawn(file, [first, ...words], {
    cwd,
    env: {PATH: process.env.PATH, HOME: process.env.HOME, ...env},
    stdio: ['ignore', 'pipe', 'pipe'],
    detached,
  })
}

function endOf(child: ReturnType<typeof start>): Promise<Ended> {
  const ended: Ended = {status: null, stdout: '', stderr: ''}
  child.stdout.setEncoding('utf8').on('data', (text: string) => (ended.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (ended.stderr += text))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status, signal) =>
      resolve({...ended, status: signal ? 128 + constants.signals[signal] : status}),
    )
  })
}

/** Runs checks and gives the report and its results by id. */
export async function check(words: string[], surroundings: Surroundings = {}) {
  const {status, stdout, stderr} = await proofbook(['check', '--reporter', 'json', ...words], surroundings)
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
