/** Lets at most `count` tasks run at a time; the others wait, first come, first served. */
export function limited(count: number): <Value>(task: () => Promise<Value>) => Promise<Value> {
  let free = count
  const waiting: (() => void)[] = []
  let first = 0
  return async (task) => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await task()
    } finally {
      const next = waiting[first]
      if (next) {
        first += 1
        next()
      } else free += 1
    }
  }
}
