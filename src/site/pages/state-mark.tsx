import type {VerificationState} from '../../proof.ts'

const marks: Record<VerificationState, string> = {
  broken: '✗',
  expired: '◷',
  stale: '≠',
  unproven: '○',
  verified: '✓',
}

/** A state as a sign and a word: the colour says nothing that these do not. */
export default function StateMark({state}: {state: VerificationState}) {
  return (
    <span className={`pbp-mark pbp-mark--${state}`}>
      <span aria-hidden="true">{marks[state]}</span> {state}
    </span>
  )
}
