import type {ProofsIndex} from '../../proof.ts'
import {states} from '../page-facts/state-letters.ts'

/** What a server answered as the index of all proofs; undefined where it is anything else. */
export function readIndex(answer: unknown): ProofsIndex | undefined {
  if (!isMap(answer) || answer.version !== 1 || typeof answer.asOf !== 'string') return undefined
  const isSound = Array.isArray(answer.documents) && answer.documents.every(isDocument)
  return isSound ? (answer as unknown as ProofsIndex) : undefined
}

function isDocument(document: unknown): boolean {
  return (
    isMap(document) &&
    typeof document.slug === 'string' &&
    isMap(document.verifications) &&
    Object.values(document.verifications).every(
      (one) =>
        isMap(one) &&
        (states as readonly unknown[]).includes(one.state) &&
        isMap(one.counts) &&
        (one.toothless === undefined || Number.isSafeInteger(one.toothless)),
    )
  )
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
