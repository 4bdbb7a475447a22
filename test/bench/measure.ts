import {spawn} from 'node:child_process'
import {existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join, resolve} from 'node:path'
import type {Row} from './bench.ts'

/** The program as it is published. */
export const proofbook = [process.execPath, resolve('dist/cli.js')]

/** A fresh folder for the files of a measurement. */
export function freshFolder(): string {
  return mkdtempSync(join(tmpdir(), 'proofbook-bench-'))
}

export interface Measured {
  /** Wall time from start to end, milliseconds. */
  ms: number
  /** Largest resident memory of the process itself, MiB. */
  rss: number
  exit: number
}

/** Runs a program once to its end; its output is thrown away. */
export async function once([file, ...words]: string[], cwd: string): Promise<Measured> {
  const startedAt = performance.now()
  const child = spawn(file!, words, {cwd, stdio: ['ignore', 'ignore', 'ignore']})
  let rss = 0
  const look = () => {
    try {
      rss = Math.max(
        rss,
        Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
      )
    } catch {
      // The process is gone, or there is no /proc.
    }
  }
  const timer = setInterval(look, 20)
  const exit = await new Promise<number>((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, signal) => resolve(code ?? (signal ? 128 : 0)))
  })
  clearInterval(timer)
  return {ms: performance.now() - startedAt, rss, exit}
}

/** Runs several programs in turn, A B C A B C …, and gives the median of each by wall time; the first round is not counted. */
export async function inTurn(
  programs: Record<string, string[]>,
  cwd: string,
  rounds = 5,
): Promise<Record<string, Measured>> {
  const seen: Record<string, Measured[]> = {}
  for (let round = 0; round <= rounds; round++) {
    for (const [name, words] of Object.entries(programs)) {
      const measured = await once(words, cwd)
      if (round > 0) (seen[name] ??= []).push(measured)
    }
  }
  return Object.fromEntries(Object.entries(seen).map(([name, runs]) => [name, median(runs)]))
}

function median(runs: Measured[]): Measured {
  return runs.sort((a, b) => a.ms - b.ms)[Math.floor(runs.length / 2)]!
}

/** The rows of one job, each with its ratio to the reference; programs that are not installed are left out. */
export function rowsOf(job: string, timed: Awaited<ReturnType<typeof inTurn>>, reference: string): Row[] {
  const base = timed[reference]!.ms
  return Object.entries(timed).map(([what, {ms, rss, exit}]) => ({
    job,
    what,
    ms,
    ratio: ms / base,
    rss,
    note: what === reference ? 'reference' : exit === 0 ? '' : `exit ${exit}`,
  }))
}

/** Whether a program can be started by its name. */
export function installed(program: string): boolean {
  return (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, program)))
}

/** Makes a folder and writes a file in it. */
export function write(path: string, text: string): void {
  mkdirSync(dirname(path), {recursive: true})
  writeFileSync(path, text)
}
