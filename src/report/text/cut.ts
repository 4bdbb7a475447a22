/** A text of at most `max` UTF-16 code units, followed by how long it was where something is missing. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text
  return `${text.slice(0, max).replace(/[\ud800-\udbff]$/, '')}… (${text.length} characters)`
}
