import {spawn} from 'node:child_process'
import {existsSync} from 'node:fs'
import type {Duplex} from 'node:stream'
import {fileURLToPath} from 'node:url'
import type {CommandResult, Context} from '../kind.ts'
import type {JsonObject, Observation} from '../model.ts'
import {CannotTell} from '../util/cannot-tell.ts'
import type {Deadline} from './deadline.ts'
import {eachLine} from './each-line.ts'
import {killTree} from './kill-tree.ts'
import type {FromWorker, ToWorker} from './worker-messages.ts'

/** One look of a kind whose code is foreign. */
export interface ForeignLook {
  /** The document the check stands in. */
  document: string
  kind: string
  options: JsonObject
  /** Marks what the look starts. */
  nonce: string
  /** It gets no connection. */
  dark?: true
}

/** What every worker of a run is started with. */
export interface WorkerSetup {
  environment: Readonly<Record<string, string>>
  /** Marks the workers themselves. */
  nonce: string
  /** Paths of the modules that bring kinds of the user's own, relative to the root. */
  modules: string[]
}

/** A process in which foreign code looks, for one check at a time. */
export interface Worker {
  readonly alive: boolean
  look: (look: ForeignLook, context: Context, deadline: Deadline) => Promise<Observation>
  end: () => Promise<void>
}

/** Starts a worker. Whatever it does, it costs its look at most; it is ended when the time of a look is over. */
export function startWorker({environment, nonce, modules}: WorkerSetup): Worker {
  const child = spawn(process.execPath, [...process.execArgv, workerFile()], {
    env: {...environment, PROOFBOOK_CHECK: nonce},
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  })
  const channel = child.stdio[3] as Duplex
  let alive = true
  let lastWords = ''
  let hear: (message: FromWorker) => void = () => {}
  let lose: (error: Error) => void = () => {}
  const kill = () => {
    alive = false
    child.kill('SIGKILL')
  }
  const tell = (message: ToWorker) => void channel.write(`${JSON.stringify(message)}\n`)
  const gone = new Promise<void>((resolve) => {
    const ended = (how: string) => {
      alive = false
      lose(new CannotTell(`the process of the check ended before the check did: ${how}${said(lastWords)}`))
      resolve()
    }
    child.on('error', (error) => ended(error.message))
    // What the process started may hold its standard error open: wait a moment for its last words, not for that.
    child.on('exit', (code, signal) => {
      alive = false
      const tellEnd = () => ended(signal ?? `exit status ${code}`)
      child.on('close', tellEnd)
      setTimeout(tellEnd, 200).unref()
    })
  })
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (lastWords = (lastWords + text).slice(-4000)))
  channel.on('error', kill)
  eachLine(channel, (line) => {
    const message = line === undefined ? undefined : readMessage(line)
    if (message) return hear(message)
    lose(new CannotTell('the process of the check wrote rubbish to where it answers'))
    kill()
  })

  return {
    get alive() {
      return alive
    },
    async look({kind, options, nonce, dark}, context, {onOver}) {
      lastWords = ''
      let ending: Promise<unknown> | undefined
      const endAll = () => {
        alive = false
        ending = killTree({nonce, pids: [child.pid]})
      }
      const takeBack = onOver(endAll)
      try {
        return await new Promise<Observation>((resolve, reject) => {
          lose = reject
          hear = (message) => {
            if (message.type === 'seen') resolve(message.observation)
            else if (message.type === 'threw')
              reject(message.told ? new CannotTell(message.error) : new Error(message.error))
            else void answer(message, context, tell)
          }
          const {vars, timeoutMs, effect, root, addresses, code} = context
          const env = {...environment, ...vars, PROOFBOOK_CHECK: nonce}
          const tempDir = context.tempDir()
          const given = {kind, options, env, vars, timeoutMs, effect, root, addresses, code, tempDir, modules, dark}
          tell({type: 'look', ...given})
        })
      } finally {
        hear = () => {}
        lose = () => {}
        takeBack()
        await ending
        if (!alive) await killTree({nonce}, 0)
      }
    },
    async end() {
      channel.end()
      const timer = setTimeout(kill, 500)
      await gone
      clearTimeout(timer)
    },
  }
}

/** The program of a worker, as source or built: beside this file, or beside the folder that the build put it in. */
function workerFile(): string {
  const places = import.meta.url.endsWith('.ts') ? ['./worker-main.ts'] : ['./worker.js', '../worker.js']
  const found = places.map((place) => fileURLToPath(new URL(place, import.meta.url))).find((path) => existsSync(path))
  if (found === undefined)
    throw new CannotTell('the program of the worker processes is missing; install proofbook again')
  return found
}

/** Does what foreign code asks of its context, and tells what came of it. */
async function answer(message: FromWorker, context: Context, tell: (message: ToWorker) => void): Promise<void> {
  if (message.type === 'evidence') return context.evidence(message.label, message.text)
  if (message.type === 'secret') return context.secret(message.value)
  if (message.type === 'expect') return context.expect(message.name, message.actual, message.predicate)
  if (message.type !== 'bash' && message.type !== 'exec') return
  try {
    const {call, options} = message
    const result =
      message.type === 'bash'
        ? await context.bash(message.body, options)
        : await context.exec(message.file, message.args, options)
    tell({type: 'ran', call, ...inBase64(result)})
  } catch (error) {
    tell({type: 'not-ran', call: message.call, error: error instanceof Error ? error.message : String(error)})
  }
}

function inBase64({stdout, stderr, ...result}: CommandResult): Omit<ToWorker & {type: 'ran'}, 'type' | 'call'> {
  return {...result, stdout: Buffer.from(stdout).toString('base64'), stderr: Buffer.from(stderr).toString('base64')}
}

const types = new Set<FromWorker['type']>(['evidence', 'secret', 'expect', 'bash', 'exec', 'seen', 'threw'])

function readMessage(line: string): FromWorker | undefined {
  try {
    const message = JSON.parse(line) as FromWorker | null
    return message && types.has(message.type) ? message : undefined
  } catch {
    return undefined
  }
}

/** The last line that a process wrote before it ended, to be put behind a message. */
function said(text: string): string {
  const line = text
    .trimEnd()
    .split('\n')
    .findLast((line) => /\S/.test(line) && !/^(\s+at |Node\.js v)/.test(line))
  return line === undefined ? '' : `; it said: ${line.trim()}`
}
