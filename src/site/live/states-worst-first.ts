import type {VerificationState} from '../../proof.ts'

/** The states as they are listed: what needs somebody comes first. */
export const statesWorstFirst: readonly VerificationState[] = ['broken', 'unproven', 'stale', 'expired', 'verified']
