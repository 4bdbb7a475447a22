/** Start and end of a text that has more than `limit` characters, for what went wrong is said last. No character is cut through. */
export function cutMiddle(text: string, limit: number): string {
  if (text.length <= limit) return text
  const head = text.slice(0, limit / 2).replace(/[\uD800-\uDBFF]$/, '')
  const tail = text.slice(-limit / 2).replace(/^[\uDC00-\uDFFF]/, '')
  return `${head}\n[…]\n${tail}`
}
