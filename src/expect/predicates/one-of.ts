import type {ShortForm} from '../predicate.ts'
import {disjunction} from './any.ts'
import {flawed} from '../flawed.ts'

export const oneOf: ShortForm = {
  name: 'one of',
  written: '`[200, 204]`',
  means: 'at least one of these predicates holds',
  examples: [
    {predicate: [200, 204], accepts: [200, 204], rejects: [201, '200', [200, 204]]},
    {predicate: ['ok', '/^warn/', null], accepts: ['ok', 'warning', null], rejects: ['failed', 0]},
  ],
  parse: (written, parse) => {
    if (!Array.isArray(written)) return undefined
    if (written.length > 0) return disjunction(written.map(parse))
    return flawed({
      reason: 'Unexpected empty list, expected at least one predicate',
      hint: 'an empty list that is seen is `{equals: []}` or `{length: 0}`',
    })
  },
}
