import type {Fault, ProblemCode} from '../../reference/http/problems.ts'
import type {Request} from './api-curl.ts'

/** A request that is refused, and what the answer says besides what its code says. */
export interface Refusal {
  request: Request
  detail: string
  errors?: Fault[]
  /** Why no check provokes it. */
  why?: string
  /** The check as it stands on the page, where a request alone does not do. */
  check?: string
}

const search = {method: 'POST', path: '/api/v1/search'} as const
const json = {'content-type': 'application/json'}
const query = {query: 'how long does a loan last'}

/** Each code with a request that provokes it. */
export const refusals: Record<ProblemCode, Refusal> = {
  'validation-failed': {
    request: {method: 'POST', path: '/api/v1/chunking/preview', body: {text: 'One sentence.', size: 10}},
    detail: 'Wrong in 1 place',
    errors: [{path: '/body/size', reason: 'must be >= 50'}],
  },
  'malformed-body': {
    request: {...search, headers: json, text: '{"query":'},
    detail: "Body is not valid JSON but content-type is set to 'application/json'",
  },
  unauthenticated: {
    request: {method: 'POST', path: '/api/v1/documents', body: {title: 'Without a key', text: 'This is not stored.'}},
    detail: 'Send a key in the header x-api-key',
  },
  forbidden: {
    request: {method: 'GET', path: '/api/v1/admin/flags', access: 'apiKey'},
    detail: 'This route needs the admin key',
  },
  'route-not-found': {
    request: {method: 'GET', path: '/api/v1/document'},
    detail: 'Nothing answers GET /api/v1/document',
  },
  'document-not-found': {
    request: {method: 'GET', path: '/api/v1/documents/00000000-0000-4000-8000-000000000000'},
    detail: 'No document has the id 00000000-0000-4000-8000-000000000000',
  },
  'flag-not-found': {
    request: {method: 'PUT', path: '/api/v1/admin/flags/no-such-flag', access: 'adminKey', body: {rollout: 50}},
    detail: 'No flag is called no-such-flag',
  },
  'task-not-found': {
    request: {method: 'POST', path: '/api/v1/admin/maintenance/sweep', access: 'adminKey'},
    detail: 'No task is called sweep; there are analyze, skew, retry-failed',
  },
  'body-too-large': {
    request: {...search, headers: json, text: '@two-megabytes.json'},
    detail: 'Request body is too large',
    check: `\`\`\`js check id=body-too-large effect=reads title="body-too-large is answered as shown"
const response = await fetch(\`\${vars.BASE_URL}/api/v1/search\`, {
  method: 'POST',
  headers: {'content-type': 'application/json'},
  body: JSON.stringify({query: 'x'.repeat(2 * 1024 * 1024)}),
})
expect('status', response.status, 413)
expect('type', response.headers.get('content-type'), '~ "application/problem+json"')
const {requestId, ...problem} = await response.json()
expect('problem', problem, {equals: PROBLEM})
\`\`\``,
  },
  'media-type-unsupported': {
    request: {...search, headers: {'content-type': 'text/plain'}, text: 'loans'},
    detail: 'Unsupported Media Type',
  },
  'rate-limited': {
    request: {...search, body: query},
    detail: 'More than 60000 requests a minute',
    why: 'a check would have to use up what other clients have; `reference/faults.test.ts` does it with a small limit',
  },
  'internal-error': {
    request: {...search, body: query},
    detail: 'The log has more under the request id',
    why: 'nothing that is known leads to it',
  },
  'uploads-paused': {
    request: {
      method: 'POST',
      path: '/api/v1/documents',
      access: 'apiKey',
      body: {title: 'Rules of the library', text: 'A loan lasts three weeks.'},
    },
    detail: 'The feature flag `uploads` is off',
    why: 'a check would have to switch the uploads of everyone off; `reference/service.test.ts` does',
  },
  'database-unavailable': {
    request: {...search, body: query},
    detail: 'Nothing was changed; try again',
    why: 'a check would have to take the database away; `reference/faults.test.ts` does',
  },
}
