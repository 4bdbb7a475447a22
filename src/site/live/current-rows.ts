import type {ProofsIndex, VerificationState} from '../../proof.ts'

/** Rows with the states that an index knows; the same list where it knows nothing else. */
export function currentRows<Row extends {slug: string; states: Record<string, VerificationState>}>(
  rows: Row[],
  index: ProofsIndex | undefined,
): Row[] {
  const known = new Map(index?.documents.map(({slug, verifications}) => [slug, verifications]))
  let isSame = true
  const current = rows.map((row) => {
    const states = Object.entries(row.states).map(([target, state]) => {
      const now = known.get(row.slug)?.[target]?.state ?? state
      if (now !== state) isSame = false
      return [target, now] as const
    })
    return {...row, states: Object.fromEntries(states)}
  })
  return isSame ? rows : current
}
