/** The end of a run before its time, for many listeners. */
export interface Interrupt {
  readonly aborted: boolean
  /** Calls back when the run is interrupted, or at once if it has been. Gives the way to take that back. */
  onAbort: (act: () => void) => () => void
  /** Waits; shorter when the run is interrupted. */
  pause: (ms: number) => Promise<void>
  /** Lets go of the signal. */
  clear: () => void
}

/** Listens to a signal once, for all who want to know. */
export function listenTo(signal: AbortSignal): Interrupt {
  const acts = new Set<() => void>()
  const abort = () => {
    for (const act of acts) act()
    acts.clear()
  }
  signal.addEventListener('abort', abort, {once: true})
  const onAbort = (act: () => void) => {
    if (signal.aborted) act()
    else acts.add(act)
    return () => void acts.delete(act)
  }
  return {
    get aborted() {
      return signal.aborted
    },
    onAbort,
    pause: (ms) =>
      new Promise((resolve) => {
        const end = () => {
          clearTimeout(timer)
          takeBack()
          resolve()
        }
        const timer = setTimeout(end, ms)
        const takeBack = onAbort(() => queueMicrotask(end))
      }),
    clear: () => signal.removeEventListener('abort', abort),
  }
}
