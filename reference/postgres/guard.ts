import {spawn} from 'node:child_process'

/** Watches over a server for as long as we live. */
export interface Guard {
  /** Lets the guard go without stopping the server. */
  dismiss(): void
}

/**
 * Starts a shell that waits on a pipe from us. When we are killed, however hard, the pipe ends and the shell asks the
 * server for a fast shutdown. It stands in a group of its own, so that what kills our group leaves it to its work.
 */
export function startGuard(serverPid: number): Guard {
  if (process.platform === 'win32') return {dismiss: () => undefined}
  const script = 'read -r word; [ "$word" = dismissed ] || kill -INT "$1" 2>/dev/null'
  const shell = spawn('/bin/sh', ['-c', script, 'carrel-guard', String(serverPid)], {
    cwd: '/',
    env: {},
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  // Without a guard the next start still finds and stops what a kill left behind.
  shell.on('error', () => undefined)
  shell.stdin.on('error', () => undefined)
  shell.unref()
  return {dismiss: () => shell.stdin.end('dismissed\n')}
}
