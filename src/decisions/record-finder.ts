/** Finds one of some records by the file name, number or title that another names it by; the first one counts. */
export function recordFinder(
  records: readonly {path: string; title: string; number?: number}[],
): (reference: string) => number | undefined {
  const names = new Map<string, number>()
  const note = (name: string, index: number) => {
    if (name !== '' && !names.has(name)) names.set(name, index)
  }
  for (const [index, {path, title, number}] of records.entries()) {
    note((path.split('/').at(-1) ?? '').replace(/\.\w+$/, '').toLowerCase(), index)
    if (number !== undefined) note(String(number), index)
    note(title.toLowerCase(), index)
    note(withoutNumber(title).toLowerCase(), index)
  }
  return (reference) => names.get(reference.toLowerCase())
}

/** A column has the number; the title need not repeat it. */
export function withoutNumber(title: string): string {
  return title.replace(/^(?:ADR[ -]?)?\d{1,6}\s*[.:–—-]\s+(?=\S)/i, '')
}
