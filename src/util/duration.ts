const units: Record<string, number> = {ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000}

/** Pattern of a duration: a number and one of the units `ms s m h d`. */
export const durationPattern = '^\\d{1,9}(\\.\\d{1,3})?(ms|s|m|h|d)$'

/** A duration like `30s` or `1.5h` in milliseconds; undefined where the text is none. */
export function durationMs(text: string): number | undefined {
  const parts = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s|m|h|d)$/.exec(text)
  return parts ? Math.round(Number(parts[1]) * units[parts[2]!]!) : undefined
}
