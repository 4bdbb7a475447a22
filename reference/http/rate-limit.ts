/** What a client has left. */
export interface Allowance {
  allowed: boolean
  remaining: number
  /** Seconds until there is room for one more request, or, with room left, until all of it is back. */
  resetSeconds: number
}

/** A token bucket for each client, filled evenly with so many tokens a minute; `now` in milliseconds. */
export function createRateLimit(perMinute: number): (client: string, now: number) => Allowance {
  const buckets = new Map<string, {tokens: number; at: number}>()
  const perMs = perMinute / 60_000
  return (client, now) => {
    if (buckets.size > mostClients) dropFull(buckets, perMinute, perMs, now)
    const bucket = buckets.get(client) ?? {tokens: perMinute, at: now}
    const tokens = Math.min(perMinute, bucket.tokens + (now - bucket.at) * perMs)
    const allowed = tokens >= 1
    const left = allowed ? tokens - 1 : tokens
    buckets.set(client, {tokens: left, at: now})
    const missing = allowed ? perMinute - left : 1 - left
    return {allowed, remaining: Math.floor(left), resetSeconds: Math.ceil(missing / perMs / 1000)}
  }
}

const mostClients = 10_000

// A full bucket and no bucket are the same.
function dropFull(buckets: Map<string, {tokens: number; at: number}>, most: number, perMs: number, now: number): void {
  for (const [client, {tokens, at}] of buckets) if (tokens + (now - at) * perMs >= most) buckets.delete(client)
}
