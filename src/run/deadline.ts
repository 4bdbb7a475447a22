import type {Interrupt} from './interrupt.ts'

/** The time that a look may take, not counting what it waits for others. */
export interface Deadline {
  /** Aborted when the time is over or the run is interrupted. */
  readonly signal: AbortSignal
  /** Calls back at that moment, or at once if it has passed. Gives the way to take that back. */
  onOver: (act: () => void) => () => void
  /** Why it is over: its time, or an interrupt; undefined while it is not. */
  readonly over: 'time' | 'interrupt' | undefined
  /** Milliseconds that have passed, but for the pauses. */
  elapsedMs: () => number
  /** Stops the clock while a look waits for its turn. */
  pause: () => void
  resume: () => void
  /** Ends the time early. */
  expire: () => void
  /** Lets go of the clock and of the interrupt. */
  clear: () => void
}

/** Starts the clock of a look. */
export function startDeadline(limitMs: number, interrupt?: Interrupt): Deadline {
  // Most looks never ask for a signal, and making one costs more than all the rest here.
  let controller: AbortController | undefined
  const acts = new Set<() => void>()
  let over: 'time' | 'interrupt' | undefined
  let passed = 0
  let since: number | undefined
  let pauses = 1
  let timer: NodeJS.Timeout | undefined
  const end = (why: 'time' | 'interrupt') => {
    if (over !== undefined) return
    over = why
    clearTimeout(timer)
    for (const act of acts) act()
    controller?.abort()
  }
  const deadline: Deadline = {
    get signal() {
      controller ??= new AbortController()
      if (over !== undefined) controller.abort()
      return controller.signal
    },
    onOver(act) {
      if (over !== undefined) act()
      else acts.add(act)
      return () => acts.delete(act)
    },
    get over() {
      return over
    },
    elapsedMs: () => passed + (since === undefined ? 0 : performance.now() - since),
    pause() {
      if (pauses++ > 0) return
      passed = deadline.elapsedMs()
      since = undefined
      clearTimeout(timer)
    },
    resume() {
      if (--pauses > 0) return
      since = performance.now()
      timer = setTimeout(() => end('time'), Math.max(0, limitMs - passed))
    },
    expire: () => end('time'),
    clear() {
      clearTimeout(timer)
      takeBack?.()
    },
  }
  deadline.resume()
  const takeBack = interrupt?.onAbort(() => end('interrupt'))
  return deadline
}
