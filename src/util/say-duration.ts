/** A number of milliseconds as a reader would write it: `300ms`, `1.5s`, `2m`. */
export function sayDuration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)}ms`
  if (ms < 60_000 || ms % 60_000 !== 0) return `${Number((ms / 1000).toFixed(1))}s`
  return `${ms / 60_000}m`
}
