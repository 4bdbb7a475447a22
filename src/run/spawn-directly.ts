import {spawn} from 'node:child_process'
import {closeSync, fstatSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync} from 'node:fs'
import {constants, tmpdir} from 'node:os'
import {join} from 'node:path'
import {setTimeout as delay} from 'node:timers/promises'
import {CannotTell} from '../util/cannot-tell.ts'
import type {Launcher} from './job.ts'
import {outputLimit} from './zygote-program.ts'

/** How long what a command left in its group may go on printing, milliseconds. */
const lateMs = 250

/**
 * A launcher that starts commands from this process: slower than a zygote, and needs no Perl. Input and outputs are files,
 * because the pipes of Node are sockets: with one as its input bash reads `.bashrc`, and one cannot be opened as `/dev/stdout`.
 */
export function spawnDirectly(): Launcher {
  let pid: number | undefined
  return {
    get roots() {
      return {pids: [pid]}
    },
    alive: true,
    async launch({file, argv, cwd, env, stdin, nonce}) {
      const {files, sizes, read, close} = openFiles(stdin)
      try {
        const child = spawn(file, argv.slice(1), {
          argv0: argv[0],
          cwd,
          env: {...env, PROOFBOOK_CHECK: nonce},
          detached: true,
          stdio: files,
        })
        pid = child.pid
        let flooded = false
        const watch = setInterval(() => {
          flooded ||= sizes() > outputLimit
          if (flooded) signalGroup(pid, 'SIGKILL')
        }, 20)
        const exit = await new Promise<number>((resolve, reject) => {
          child.once('error', (error) => reject(new CannotTell(`no process could be started: ${error.message}`)))
          child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal!]))
        }).finally(() => clearInterval(watch))
        for (let waited = 0; waited < lateMs && signalGroup(pid, 0); waited += 10) await delay(10)
        signalGroup(pid, 'SIGKILL')
        const [stdout, stderr] = read()
        return {exit, stdout, stderr, flooded: flooded || sizes() > outputLimit, orphans: true}
      } finally {
        pid = undefined
        close()
      }
    },
    end: async () => {},
  }
}

/** Three files without a name: what is read, what is printed, and what is printed to standard error. */
function openFiles(stdin = '') {
  const folder = mkdtempSync(join(tmpdir(), 'proofbook-'))
  writeFileSync(join(folder, 'in'), stdin, {mode: 0o600})
  const input = openSync(join(folder, 'in'), 'r')
  const [out, err] = [openSync(join(folder, 'out'), 'wx+', 0o600), openSync(join(folder, 'err'), 'wx+', 0o600)]
  rmSync(folder, {recursive: true})
  return {
    files: [input, out, err],
    sizes: () => fstatSync(out).size + fstatSync(err).size,
    read: () => [contentOf(out), contentOf(err)] as const,
    close: () => [input, out, err].forEach((file) => closeSync(file)),
  }
}

function contentOf(file: number): Uint8Array {
  const bytes = Buffer.alloc(Math.min(fstatSync(file).size, outputLimit))
  return bytes.subarray(0, bytes.length === 0 ? 0 : readSync(file, bytes, 0, bytes.length, 0))
}

/** Sends a signal to a group; false when nobody is in it. */
function signalGroup(pid: number | undefined, signal: NodeJS.Signals | 0): boolean {
  try {
    return pid !== undefined && process.kill(-pid, signal)
  } catch {
    return false
  }
}
