import type {RunEvent} from '../model.ts'
import {advance, eventLine, notStarted, progressLine} from '../report/index.ts'
import type {Terminal} from './terminal.ts'

/** How often the line is drawn at most, milliseconds. */
const redrawMs = 50

/** Shows on standard error how far a run has come: one live line on a terminal, elsewhere only that a target was started. */
export function showProgress(terminal: Terminal): {show: (event: RunEvent) => void; clear: () => void} {
  const {live, color, width} = terminal
  let progress = notStarted
  let drawnAt = 0
  const startedAt = terminal.now().getTime()
  return {
    show(event) {
      progress = advance(progress, event)
      const now = terminal.now().getTime()
      if (!live && event.type === 'target-started') terminal.err(`${eventLine(event)}\n`)
      if (!live || now - drawnAt < redrawMs) return
      drawnAt = now
      terminal.err(`\r\u001b[2K${progressLine(progress, {color, width: width - 1, elapsedMs: now - startedAt})}`)
    },
    clear: () => live && terminal.err('\r\u001b[2K'),
  }
}
