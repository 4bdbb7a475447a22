import {spawn} from 'node:child_process'
import {buffer} from 'node:stream/consumers'
import {resolve} from 'node:path'
import type {CommandResult, Context} from '../../src/kind.ts'

/** Runs real commands for a look outside of a run: `contextFor({...commands({root, signal}), root, signal})`. */
export function commands({
  root,
  signal,
  env,
}: Pick<Context, 'root' | 'signal'> & {env?: Record<string, string>}): Pick<Context, 'bash' | 'exec'> {
  const exec: Context['exec'] = async (file, args, options = {}) => {
    const started = performance.now()
    const child = spawn(file, args, {
      cwd: resolve(root, options.cwd ?? '.'),
      env: {PATH: process.env.PATH, HOME: process.env.HOME, LANG: 'C.UTF-8', SHLVL: '1', ...env, ...options.env},
      detached: true,
    })
    const exited = new Promise<number>((done, fail) => {
      child.on('error', fail)
      child.on('close', (code) => done(code ?? 137))
    })
    const kill = () => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
      } catch {
        // It ended by itself at this moment.
      }
    }
    signal.addEventListener('abort', kill)
    child.stdin.on('error', () => {}).end(options.stdin ?? '')
    try {
      const [exit, stdout, stderr] = await Promise.all([exited, buffer(child.stdout), buffer(child.stderr)])
      if (signal.aborted) throw new Error('ended: the time was over')
      return {exit, stdout, stderr, durationMs: performance.now() - started} satisfies CommandResult
    } finally {
      signal.removeEventListener('abort', kill)
    }
  }
  return {exec, bash: (body, options) => exec('bash', ['-euo', 'pipefail', '-c', body], options)}
}
