/** The problems that the API answers with (RFC 9457), by their codes: a code never changes its meaning. */
export const problems = {
  'validation-failed': {status: 400, title: 'The request is not as the API describes it'},
  'malformed-body': {status: 400, title: 'The body is not JSON'},
  unauthenticated: {status: 401, title: 'The request carries no key, or an unknown one'},
  forbidden: {status: 403, title: 'The key does not open this route'},
  'route-not-found': {status: 404, title: 'There is no such route'},
  'document-not-found': {status: 404, title: 'There is no such document'},
  'flag-not-found': {status: 404, title: 'There is no such feature flag'},
  'task-not-found': {status: 404, title: 'There is no such maintenance task'},
  'body-too-large': {status: 413, title: 'The body is larger than the service takes'},
  'media-type-unsupported': {status: 415, title: 'The body is of a type that the route does not take'},
  'rate-limited': {status: 429, title: 'The client made too many requests'},
  'internal-error': {status: 500, title: 'The service failed in a way it did not foresee'},
  'uploads-paused': {status: 503, title: 'Uploads are switched off'},
  'database-unavailable': {status: 503, title: 'The database cannot be reached'},
} as const satisfies Record<string, {status: number; title: string}>

/** The code of a problem. */
export type ProblemCode = keyof typeof problems

/** A part of the request that is wrong: a JSON Pointer into `body`, `params` or `querystring`, and what was expected. */
export interface Fault {
  path: string
  reason: string
}

/** Thrown by a route: the answer is the problem of this code. */
export class Refused extends Error {
  code: ProblemCode
  faults: Fault[]

  constructor(code: ProblemCode, detail: string, faults: Fault[] = []) {
    super(detail)
    this.code = code
    this.faults = faults
  }
}
