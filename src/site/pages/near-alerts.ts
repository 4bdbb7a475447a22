/** By lower-cased address: the address as it is written, and where it leads. */
export type AlertAddresses = Record<string, [address: string, to?: string]>

/** What a server answered as the addresses of alerts, without what is not one. */
export function readAddresses(answer: unknown): AlertAddresses {
  const entries = typeof answer === 'object' && answer !== null ? Object.entries(answer as Record<string, unknown>) : []
  const sound = entries.filter(
    ([, one]) =>
      Array.isArray(one) &&
      typeof one[0] === 'string' &&
      (one[1] === undefined || (typeof one[1] === 'string' && /^\/(?![/\\])/.test(one[1]))),
  )
  return Object.assign(Object.create(null) as AlertAddresses, Object.fromEntries(sound))
}

const most = 5

/** Alerts whose name is nearly the one that is wanted, the nearest first. */
export function nearAlerts(addresses: AlertAddresses, wanted: string): string[] {
  const pairs = pairsOf(wanted)
  if (pairs.size === 0) return []
  return Object.values(addresses)
    .map(([address]) => ({address, likeness: likeness(pairs, pairsOf(address))}))
    .filter(({likeness}) => likeness > 0.4)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, most)
    .map(({address}) => address)
}

/** Twice what is shared by what both have (Sørensen and Dice), on pairs of letters. */
function likeness(a: Set<string>, b: Set<string>): number {
  const shared = [...a].filter((pair) => b.has(pair)).length
  return (2 * shared) / (a.size + b.size)
}

function pairsOf(name: string): Set<string> {
  const letters = name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
  return new Set(Array.from({length: Math.max(0, letters.length - 1)}, (_, index) => letters.slice(index, index + 2)))
}
