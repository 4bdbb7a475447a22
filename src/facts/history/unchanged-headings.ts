import type {PageHeading} from '../../page.ts'

/** The most headings that are compared with each other; what is more was written by a program. */
const limit = 4_000_000

/** The headings that read the same before and after, in the same order: the places of each in both, as many as there can be. */
export function unchangedHeadings(before: readonly PageHeading[], after: readonly PageHeading[]): [number, number][] {
  if (before.length * after.length > limit) return []
  const width = after.length + 1
  // How many are shared from here to the end.
  const shared = new Uint32Array((before.length + 1) * width)
  const isSame = (from: number, to: number) =>
    before[from]!.text === after[to]!.text && before[from]!.depth === after[to]!.depth
  for (let from = before.length - 1; from >= 0; from--)
    for (let to = after.length - 1; to >= 0; to--)
      shared[from * width + to] = isSame(from, to)
        ? shared[(from + 1) * width + to + 1]! + 1
        : Math.max(shared[(from + 1) * width + to]!, shared[from * width + to + 1]!)
  const pairs: [number, number][] = []
  for (let from = 0, to = 0; from < before.length && to < after.length;)
    if (isSame(from, to)) pairs.push([from++, to++])
    else if (shared[(from + 1) * width + to]! >= shared[from * width + to + 1]!) from++
    else to++
  return pairs
}
