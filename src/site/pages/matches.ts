/** Whether each word that is wanted stands in one of the texts; case does not matter. */
export function matches(wanted: string, texts: (string | undefined)[]): boolean {
  const all = texts.join('\n').toLowerCase()
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word))
}
