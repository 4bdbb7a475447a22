import type {RunEvent} from '../model.ts'
import type {Terminal} from './terminal.ts'

/** One live line on a terminal: how many checks are done, what failed, what is running. Elsewhere nothing. */
export function progressLine(terminal: Terminal): {show: (event: RunEvent) => void; clear: () => void} {
  if (!terminal.live) return {show: () => {}, clear: () => {}}
  let total = 0
  let done = 0
  let failed = 0
  let drawnAt = 0
  const running = new Set<string>()
  const draw = () => {
    drawnAt = Date.now()
    const words = [`${done}/${total}`, ...(failed > 0 ? [`✗ ${failed}`] : []), [...running].slice(0, 3).join(', ')]
    terminal.err(`\r\u001b[2K${words.join('  ').slice(0, terminal.width - 1)}`)
  }
  return {
    show(event) {
      if (event.type === 'run-started') total = event.checks
      if (event.type === 'check-started') running.add(event.id)
      if (event.type === 'check-finished') {
        running.delete(event.result.id)
        done += 1
        if (event.result.status === 'failed' || event.result.status === 'errored') failed += 1
      }
      if (Date.now() - drawnAt > 50 || event.type === 'run-started') draw()
    },
    clear: () => terminal.err('\r\u001b[2K'),
  }
}
