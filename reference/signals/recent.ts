/** The last requests of this process, for a look without Prometheus. */
export interface Recent {
  add(durationMs: number, status: number): void
  summary(): RequestSummary
}

/** Latencies in milliseconds; `errorRate` in percent of the requests that ended with a status from 500 up. */
interface RequestSummary {
  total: number
  errors: number
  errorRate: number
  latencyMs: {p50: number; p95: number; p99: number; max: number}
}

const kept = 2000

/** Counts all requests, and keeps the durations of the last 2,000. */
export function createRecent(): Recent {
  const durations: number[] = []
  let total = 0
  let errors = 0
  return {
    add(durationMs, status) {
      durations[total % kept] = durationMs
      total++
      if (status >= 500) errors++
    },
    summary() {
      const sorted = durations.toSorted((one, other) => one - other)
      const at = (share: number): number => round(sorted[Math.ceil(share * sorted.length) - 1] ?? 0)
      return {
        total,
        errors,
        errorRate: total === 0 ? 0 : round((errors / total) * 100),
        latencyMs: {p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1)},
      }
    },
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
