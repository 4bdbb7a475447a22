import type {Limits} from '../chunking/index.ts'
import {Refused} from './problems.ts'

/** The limits a request asks for; throws where the overlap is not less than half of the size. */
export function limitsOf({size = 800, overlap = Math.floor(size / 10)}: Partial<Limits>): Limits {
  if (overlap * 2 < size) return {size, overlap}
  throw new Refused('validation-failed', 'The overlap is too large', [
    {path: '/body/overlap', reason: `must be less than half of size (${size})`},
  ])
}
