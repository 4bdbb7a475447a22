export interface Polling {
  address: string
  /** Takes the answer, and says whether it was one that can be used. */
  take: (answer: unknown) => boolean
  /** Whether asking again soon is worthwhile. */
  isLive: () => boolean
  /** Asked for at least every 15 seconds while the page is visible: the clock went on. */
  tick: () => void
  /** Whether the last answer came and could be used. */
  reached: (isReached: boolean) => void
}

const soonMs = 2000
const tickMs = 15_000
const laterMs = 60_000
const longestMs = 300_000

/**
 * Asks an address of this site again and again while the page is visible: every 2 s where that is worthwhile, otherwise every
 * 60 s, and less and less often while it does not answer. One timer. Gives what stops it.
 */
export function poll({address, take, isLive, tick, reached}: Polling): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isAsking = false
  let isStopped = false
  let failures = 0
  let askAt = 0
  let tickedAt = Date.now()

  const ask = async () => {
    isAsking = true
    try {
      const response = await fetch(address, {cache: 'no-cache', signal: AbortSignal.timeout(10_000)})
      const isTaken = response.ok && !isStopped && take(await response.json())
      // A service worker answers with what it kept where no server answers.
      failures = isTaken && !response.headers.has('proofbook-kept') ? 0 : failures + 1
    } catch {
      failures++
    }
    isAsking = false
    askAt = Date.now() + Math.min((isLive() ? soonMs : laterMs) * 2 ** failures, isLive() ? tickMs : longestMs)
    if (isStopped) return
    reached(failures === 0)
    wait()
  }

  const wait = () => {
    clearTimeout(timer)
    timer = setTimeout(step, isLive() ? soonMs : tickMs)
  }

  const step = () => {
    clearTimeout(timer)
    if (isStopped || document.hidden) return
    const now = Date.now()
    // Timers are not exact: what is due within the next tenth of a second is due.
    if (!isAsking && now >= askAt - 100) void ask()
    if (now - tickedAt >= tickMs - 100) {
      tickedAt = now
      tick()
    }
    wait()
  }

  const wake = () => {
    askAt = 0
    tickedAt = 0
    step()
  }
  document.addEventListener('visibilitychange', wake)
  window.addEventListener('online', wake)
  timer = setTimeout(step)
  return () => {
    isStopped = true
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', wake)
    window.removeEventListener('online', wake)
  }
}
