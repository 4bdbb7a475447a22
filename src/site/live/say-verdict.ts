import type {Verification} from '../../proof.ts'

/** What a verification counts, in words: `2 of 9 checks failed`, `9 checks, 1 waived, 1 toothless`. */
export function sayVerdict({state, counts, flaky, waived, toothless = 0}: Verification): string {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const checks = total === 1 ? '1 check' : `${total} checks`
  const some = `${counts[state]} of ${checks}`
  const said = {
    verified: checks,
    broken: `${some} did not hold`,
    stale: `${some} edited since`,
    expired: `${some} proven too long ago`,
    unproven: total === 0 ? 'no check applies here' : `${some} never proven`,
  }[state]
  const notes = Object.entries({flaky, waived, toothless}).flatMap(([word, count]) =>
    count > 0 ? [`${count} ${word}`] : [],
  )
  return [said, ...notes].join(', ')
}
