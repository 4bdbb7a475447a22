/** The problems that the API answers with (RFC 9457), by their codes: a code never changes its meaning. */
export const problems = {
  'validation-failed': {
    status: 400,
    title: 'The request is not as the API describes it',
    remedy:
      'Change what `errors` names: each has a JSON Pointer into `body`, `params` or `querystring`, and what was expected',
  },
  'malformed-body': {
    status: 400,
    title: 'The body is not JSON',
    remedy: 'Send a body that is JSON, whole, with its right `content-length`',
  },
  unauthenticated: {
    status: 401,
    title: 'The request carries no key, or an unknown one',
    remedy: 'Send the API key in the header `x-api-key`',
  },
  forbidden: {
    status: 403,
    title: 'The key does not open this route',
    remedy: 'Send the admin key in place of the API key',
  },
  'route-not-found': {
    status: 404,
    title: 'There is no such route',
    remedy: 'Look the method and the path up in the reference; the faults exist only with `CARREL_FAULTS=on`',
  },
  'document-not-found': {
    status: 404,
    title: 'There is no such document',
    remedy: 'Check the id: a document that was removed does not come back; upload it again',
  },
  'flag-not-found': {
    status: 404,
    title: 'There is no such feature flag',
    remedy: '`GET /api/v1/admin/flags` lists the flags',
  },
  'task-not-found': {
    status: 404,
    title: 'There is no such maintenance task',
    remedy: '`detail` lists the tasks',
  },
  'body-too-large': {
    status: 413,
    title: 'The body is larger than the service takes',
    remedy: 'Upload the text in parts, or raise `CARREL_BODY_LIMIT`',
  },
  'media-type-unsupported': {
    status: 415,
    title: 'The body is of a type that the route does not take',
    remedy: 'Send JSON, with `content-type: application/json`',
  },
  'rate-limited': {
    status: 429,
    title: 'The client made too many requests',
    remedy: 'Wait for as many seconds as `retry-after` says; look at `ratelimit` before you hit the limit',
  },
  'internal-error': {
    status: 500,
    title: 'The service failed in a way it did not foresee',
    remedy: 'Give the `requestId` to the operators: it finds the lines in the log that say more',
  },
  'uploads-paused': {
    status: 503,
    title: 'Uploads are switched off',
    remedy: 'Wait for as many seconds as `retry-after` says; operators switch the flag `uploads` on again',
  },
  'database-unavailable': {
    status: 503,
    title: 'The database cannot be reached',
    remedy: 'Try again after as many seconds as `retry-after` says: nothing was changed',
  },
} as const satisfies Record<string, {status: number; title: string; remedy: string}>

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
