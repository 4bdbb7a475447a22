/** How the items of a pattern relate to items that were seen. */
export interface Relation {
  /** The item stands for any run of items, also none. */
  isWild: (item: string) => boolean
  fits: (item: string, seen: string) => boolean
  /** What takes the place of an item where another was seen. */
  rewritten: (item: string, seen: string) => string
}

/** The most pairs that are weighed; beyond, what differs is taken as it was seen. */
const limit = 1e6

const cost = {drop: 20, add: 10, exchange: 19, alike: 8}

/**
 * The cheapest change of a pattern that makes it fit what was seen: items that fit stay, wild ones cover what they can,
 * others are exchanged for what was seen, dropped or added. It is the edit distance of Wagner and Fischer, with wild items.
 */
export function realign(pattern: string[], seen: string[], relation: Relation): string[] {
  const {fits, isWild} = relation
  const same = (item: string, other: string) => !isWild(item) && fits(item, other)
  let start = 0
  while (start < pattern.length && start < seen.length && same(pattern[start]!, seen[start]!)) start++
  let end = 0
  while (end < pattern.length - start && end < seen.length - start && same(pattern.at(-1 - end)!, seen.at(-1 - end)!))
    end++
  return [
    ...pattern.slice(0, start),
    ...middle(pattern.slice(start, pattern.length - end), seen.slice(start, seen.length - end), relation),
    ...pattern.slice(pattern.length - end),
  ]
}

function middle(pattern: string[], seen: string[], relation: Relation): string[] {
  const width = seen.length + 1
  if ((pattern.length + 1) * width > limit) return seen
  const costs = new Float64Array((pattern.length + 1) * width)
  const wild = pattern.map(relation.isWild)
  const exchange = (i: number, j: number) => {
    if (relation.fits(pattern[i]!, seen[j]!)) return 0
    return alike(pattern[i]!, seen[j]!) ? cost.alike : cost.exchange
  }
  // costs[i, j]: of the pattern from i on against what was seen from j on. A wild item costs nothing, whatever it covers.
  for (let i = pattern.length; i >= 0; i--) {
    for (let j = seen.length; j >= 0; j--) {
      const at = i * width + j
      if (i === pattern.length) costs[at] = (seen.length - j) * cost.add
      else if (wild[i])
        costs[at] = j === seen.length ? costs[at + width]! : Math.min(costs[at + width]!, costs[at + 1]!)
      else if (j === seen.length) costs[at] = costs[at + width]! + cost.drop
      else {
        const kept = costs[at + width + 1]! + exchange(i, j)
        costs[at] = Math.min(kept, costs[at + width]! + cost.drop, costs[at + 1]! + cost.add)
      }
    }
  }
  return traced(pattern, seen, relation, {costs, wild, exchange, width})
}

interface Table {
  costs: Float64Array
  wild: boolean[]
  exchange: (i: number, j: number) => number
  width: number
}

function traced(
  pattern: string[],
  seen: string[],
  relation: Relation,
  {costs, wild, exchange, width}: Table,
): string[] {
  const result: string[] = []
  let i = 0
  let j = 0
  while (i < pattern.length || j < seen.length) {
    const at = i * width + j
    if (i === pattern.length) result.push(seen[j++]!)
    else if (wild[i]) {
      // Stays on the wild item while covering is as cheap as leaving it.
      if (j < seen.length && costs[at] === costs[at + 1] && costs[at] !== costs[at + width]) j++
      else result.push(pattern[i++]!)
    } else if (j < seen.length && costs[at] === costs[at + width + 1]! + exchange(i, j)) {
      const kept = relation.fits(pattern[i]!, seen[j]!)
      result.push(kept ? pattern[i]! : relation.rewritten(pattern[i]!, seen[j]!))
      i++
      j++
    } else if (costs[at] === costs[at + width]! + cost.drop) i++
    else result.push(seen[j++]!)
  }
  return result
}

/** Whether two items share at least half of the longer one, from their ends. */
function alike(a: string, b: string): boolean {
  const longest = Math.max(a.length, b.length)
  const most = Math.min(a.length, b.length)
  let start = 0
  while (start < most && a[start] === b[start]) start++
  let end = 0
  while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  return (start + end) * 2 >= longest
}
