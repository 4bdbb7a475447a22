/** The program of a worker process: looks for kinds whose code is foreign, one check at a time, told by lines on descriptor 3. */
import {mkdirSync} from 'node:fs'
import {Socket} from 'node:net'
import {resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import {kinds} from '../kinds/index.ts'
import type {CommandResult, Context, Kind} from '../kind.ts'
import {CannotTell} from '../util/cannot-tell.ts'
import {eachLine} from './each-line.ts'
import {readableText} from './readable-text.ts'
import {refuseConnections} from './refuse-connections.ts'
import type {FromWorker, ToWorker} from './worker-messages.ts'

type Look = Extract<ToWorker, {type: 'look'}>

const channel = new Socket({fd: 3, readable: true, writable: true})
const calls = new Map<number, {resolve: (result: CommandResult) => void; reject: (error: Error) => void}>()
let lastCall = 0

/** How much of what foreign code prints is kept, in characters, give or take what it prints at once. */
const mostPrinted = 1024 * 1024

const tell = (message: FromWorker) => void channel.write(`${JSON.stringify(message)}\n`)

channel.on('end', () => process.exit())
channel.on('error', () => process.exit())
eachLine(channel, (line) => {
  const message = JSON.parse(line!) as ToWorker
  if (message.type === 'look') return void look(message)
  const call = calls.get(message.call)
  calls.delete(message.call)
  if (message.type === 'not-ran') return call?.reject(new CannotTell(message.error))
  const {exit, durationMs, stdout, stderr} = message
  call?.resolve({exit, durationMs, stdout: Buffer.from(stdout, 'base64'), stderr: Buffer.from(stderr, 'base64')})
})

async function look(asked: Look): Promise<void> {
  process.env = {...asked.env}
  process.chdir(asked.root)
  const printed = listen()
  if (asked.dark) refuseConnections()
  try {
    const {observe} = await (await kindOf(asked)).load()
    const observation = await observe(asked.options, contextOf(asked))
    printed.stop()
    tell({type: 'seen', observation})
  } catch (error) {
    printed.stop()
    tell({type: 'threw', ...saying(error)})
  }
}

async function kindOf({kind, root, modules}: Look): Promise<Kind> {
  if (Object.hasOwn(kinds, kind)) return kinds[kind]!
  for (const path of modules) {
    const module = (await import(pathToFileURL(resolve(root, path)).href)) as {default?: Kind}
    if (module.default?.name === kind) return module.default
  }
  throw new CannotTell(`no kind \`${kind}\` is known`)
}

function contextOf({vars, timeoutMs, effect, root, addresses, code, tempDir}: Look): Context {
  const call = (message: FromWorker & {call: number}) =>
    new Promise<CommandResult>((resolve, reject) => {
      calls.set(message.call, {resolve, reject})
      tell(message)
    })
  return {
    vars,
    timeoutMs,
    effect,
    root,
    addresses,
    code,
    // When the time is over, this process is ended.
    signal: AbortSignal.timeout(timeoutMs),
    tempDir() {
      mkdirSync(tempDir, {recursive: true})
      return tempDir
    },
    evidence: (label, text) =>
      tell({type: 'evidence', label, text: typeof text === 'string' ? text : readableText(text)}),
    secret: (value) => tell({type: 'secret', value}),
    expect: (name, actual, predicate) => tell({type: 'expect', name, actual, predicate}),
    bash: (body, options) => call({type: 'bash', call: ++lastCall, body, options}),
    exec: (file, args, options) => call({type: 'exec', call: ++lastCall, file, args, options}),
  }
}

/** Takes what foreign code prints for evidence. */
function listen(): {stop: () => void} {
  const {stdout, stderr} = process
  const writes = [stdout.write.bind(stdout), stderr.write.bind(stderr)] as const
  let text = ''
  const take = (chunk: string | Uint8Array) => {
    if (text.length < mostPrinted) text += typeof chunk === 'string' ? chunk : readableText(chunk)
    return true
  }
  stdout.write = take
  stderr.write = take
  return {
    stop() {
      stdout.write = writes[0]
      stderr.write = writes[1]
      if (text !== '') tell({type: 'evidence', label: 'printed', text})
    },
  }
}

/** An error in one line: of a CannotTell its message, of any other also where in the project it was thrown. */
function saying(error: unknown): {error: string; told: boolean} {
  if (error instanceof Error && error.name === 'CannotTell') return {error: error.message, told: true}
  return {error: error instanceof Error ? `${error.name}: ${error.message}` : String(error), told: false}
}
