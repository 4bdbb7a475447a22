const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `22 Nov 2026 04:00 UTC`; what is not a date as it was given. The same on every machine, unlike `Intl`. */
export function sayTime(time: string): string {
  const date = new Date(time)
  if (Number.isNaN(date.getTime())) return time
  const clock = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()} ${clock} UTC`
}

/** `12 min ago`, `in 3 h`, `just now`: how far a time is from now. Undefined for what is not a date. */
export function sayAge(time: string, now: number): string | undefined {
  const ms = now - Date.parse(time)
  if (Number.isNaN(ms)) return undefined
  const minutes = Math.floor(Math.abs(ms) / 60_000)
  if (minutes < 1) return ms < 0 ? 'in less than a minute' : 'just now'
  const hours = Math.floor(minutes / 60)
  const days = Math.floor(hours / 24)
  const far = minutes < 60 ? `${minutes} min` : hours < 48 ? `${hours} h` : `${days} days`
  return ms < 0 ? `in ${far}` : `${far} ago`
}

/** `312 ms`, `1.4 s`, `2 min 5 s`. */
export function sayDuration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

/** `1.2 KB`: bytes in decimal units. */
export function saySize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} KB` : `${(bytes / 1e6).toFixed(1)} MB`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
