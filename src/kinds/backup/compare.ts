import type {Inventory} from './inventory.ts'

/** Where sequences stood before and after the dump: the copy has to be in between. */
export interface Moved {
  before: Map<string, bigint | null>
  after: Map<string, bigint | null>
}

/** In words, everything that is not in the copy as it is in the source. */
export function mismatches(source: Inventory, copy: Inventory, tables: string[] | undefined): string[] {
  return [
    ...(tables ?? []).filter((name) => !source.rows.has(name)).map((name) => `table ${name}: missing in the source`),
    ...differences('table', source.rows, copy.rows, (rows, restored) => `${rows} rows, restored ${restored}`),
    ...differences('constraint', source.constraints, copy.constraints, (one, other) => `${one}, restored ${other}`),
    ...differences('index', source.indexes, copy.indexes, (one, other) => `${one}, restored ${other}`),
  ]
}

/** In words, every sequence that does not stand in the copy where it stood in the source while it was dumped. */
export function movedSequences({before, after}: Moved, copy: Map<string, bigint | null>): string[] {
  return Array.from(after).flatMap(([name, last]) => {
    const first = before.get(name)
    if (first === undefined) return []
    if (!copy.has(name)) return [`sequence ${name}: missing in the copy`]
    const restored = copy.get(name)!
    if (restored === first || restored === last || isBetween(restored, first, last)) return []
    return [`sequence ${name}: at ${last ?? 'its start'}, restored at ${restored ?? 'its start'}`]
  })
}

function isBetween(value: bigint | null, one: bigint | null, other: bigint | null): boolean {
  if (value === null || other === null) return false
  if (one === null) return true
  return one < other ? one <= value && value <= other : other <= value && value <= one
}

function differences<T>(
  what: string,
  source: Map<string, T>,
  copy: Map<string, T>,
  say: (one: T, other: T) => string,
): string[] {
  const missing = Array.from(source).flatMap(([name, one]) => {
    if (!copy.has(name)) return [`${what} ${name}: missing in the copy`]
    const other = copy.get(name)!
    return one === other ? [] : [`${what} ${name}: ${say(one, other)}`]
  })
  const added = Array.from(copy.keys()).filter((name) => !source.has(name))
  return [...missing, ...added.map((name) => `${what} ${name}: only in the copy`)]
}
