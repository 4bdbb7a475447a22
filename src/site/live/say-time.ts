/** `22 Nov 2026 04:00 UTC`; what is not a date as it was given. The same on every machine, unlike `Intl`. */
export function sayTime(time: string): string {
  const date = new Date(time)
  return Number.isNaN(date.getTime()) ? time : `${date.toUTCString().slice(5, 22).replace(/^0/, '')} UTC`
}

/** `12 min ago`, `in 3 h`, `just now`: how far a time is from now. Undefined for what is not a date. */
export function sayAge(time: string, now: number): string | undefined {
  const ms = now - Date.parse(time)
  if (Number.isNaN(ms)) return undefined
  const minutes = Math.floor(Math.abs(ms) / 60_000)
  const hours = Math.floor(minutes / 60)
  const far = minutes < 60 ? `${minutes} min` : hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} days`
  return minutes < 1 ? 'just now' : ms < 0 ? `in ${far}` : `${far} ago`
}

/** `312 ms`, `1.4 s`, `2.1 min`. */
export function sayDuration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`
  return ms < 60_000 ? `${(ms / 1000).toFixed(1)} s` : `${(ms / 60_000).toFixed(1)} min`
}

/** `800 B`, `1.2 KB`, `1048.6 KB`: bytes in decimal units. */
export function saySize(bytes: number): string {
  return bytes < 1000 ? `${bytes} B` : `${(bytes / 1000).toFixed(1)} KB`
}
