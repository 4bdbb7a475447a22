import type {Json, JsonSchema} from '../../model.ts'

/** The methods, as options; each holds the address. */
export const methods = ['get', 'head', 'post', 'put', 'patch', 'delete'] as const
export type Method = (typeof methods)[number]

/** One request: exactly one method, at most one of `json`, `form` and `body`. */
export interface HttpRequest extends Partial<Record<Method, string>> {
  headers?: Record<string, string>
  json?: Json
  form?: Record<string, string>
  body?: string
  follow?: number
  auth?: {basic?: {user: string; password: string}; bearer?: string}
}

/** One request of a journey. */
export interface Step extends HttpRequest {
  name: string
  capture?: Record<string, string | {path: string; secret?: boolean}>
}

/** The options of an `http` check: one request, or the steps of a journey. */
export interface Http extends HttpRequest {
  steps?: Step[]
}

/** The method of a request and the address it goes to. */
export function methodOf(request: HttpRequest): {method: Method; address: string} {
  const method = methods.find((method) => request[method] !== undefined) ?? 'get'
  return {method, address: request[method] ?? ''}
}

const texts = {type: 'object', additionalProperties: {type: 'string'}}

const request: Record<string, JsonSchema> = {
  get: {type: 'string', description: 'The address to get.'},
  head: {type: 'string', description: 'The address whose headers to get.'},
  post: {type: 'string', description: 'The address to post to.'},
  put: {type: 'string', description: 'The address to put to.'},
  patch: {type: 'string', description: 'The address to patch.'},
  delete: {type: 'string', description: 'The address to delete.'},
  headers: {...texts, description: 'Headers to send, beside `accept`, `user-agent` and what the body needs.'},
  json: {description: 'The body, sent as JSON.'},
  form: {...texts, description: 'The fields of a form, sent URL-encoded.'},
  body: {type: 'string', description: 'The body as text; `text/plain` unless `headers` say otherwise.'},
  follow: {
    type: 'integer',
    minimum: 0,
    maximum: 20,
    description: 'How many redirects to follow; the one after them is what is seen. Default: none is followed.',
  },
  auth: {
    type: 'object',
    description: 'Who asks: `basic` or `bearer`. Not sent on to another host.',
    properties: {
      basic: {
        type: 'object',
        description: 'A user and a password (RFC 7617).',
        properties: {
          user: {type: 'string', description: 'The name, without a colon.'},
          password: {type: 'string', description: 'The password; give it as a variable that is declared secret.'},
        },
        required: ['user', 'password'],
        additionalProperties: false,
      },
      bearer: {type: 'string', description: 'A token (RFC 6750); give it as a variable that is declared secret.'},
    },
    minProperties: 1,
    maxProperties: 1,
    additionalProperties: false,
  },
}

const capture: JsonSchema = {
  type: 'object',
  description: 'Values for the steps after this one, as `${name}`: name → path into what this step saw.',
  propertyNames: {pattern: '^[A-Za-z_][A-Za-z0-9_]*$'},
  additionalProperties: {
    type: ['string', 'object'],
    properties: {
      path: {type: 'string', description: 'Path into what this step saw: `json.token`.'},
      secret: {type: 'boolean', description: 'Never shown, never reported.'},
    },
    required: ['path'],
    additionalProperties: false,
  },
}

/** JSON Schema of the options; that one method stands alone is said by `problems`, in better words. */
export const schema: JsonSchema = {
  type: 'object',
  properties: {
    ...request,
    steps: {
      type: 'array',
      minItems: 1,
      description: 'A journey: requests made one after another, which share what they capture.',
      items: {
        type: 'object',
        properties: {
          name: {
            type: 'string',
            pattern: '^[a-z][a-z0-9-]*$',
            description: 'Names the step in paths: `steps.<name>.status`.',
          },
          ...request,
          capture,
        },
        required: ['name'],
        additionalProperties: false,
      },
    },
  },
  additionalProperties: false,
  examples: [
    {get: '${BASE_URL}/api/health'},
    {post: '${BASE_URL}/api/documents', json: {title: 'A title'}, auth: {bearer: '${API_KEY}'}, follow: 2},
    {
      steps: [
        {name: 'create', post: '${BASE_URL}/api/documents', json: {title: 'A title'}, capture: {id: 'json.id'}},
        {name: 'read', get: '${BASE_URL}/api/documents/${id}'},
        {name: 'delete', delete: '${BASE_URL}/api/documents/${id}'},
      ],
    },
  ],
}

const answer: JsonSchema = {
  type: 'object',
  properties: {
    status: {type: 'integer', description: 'The status code.'},
    duration: {
      type: 'number',
      unit: 'ms',
      minimum: 0,
      description: 'Time until the whole body was there, redirects included.',
    },
    headers: {
      type: 'object',
      additionalProperties: {type: 'string'},
      description: 'The headers, names in lower case; values of a repeated one joined by `, `.',
    },
    json: {description: 'The body as JSON; only when it is JSON.'},
    body: {type: 'string', description: 'The body as text, decompressed.'},
    size: {type: 'integer', unit: 'B', minimum: 0, description: 'Size of the body, decompressed.'},
    url: {type: 'string', description: 'The address that answered, without a password.'},
  },
  required: ['status', 'duration', 'headers', 'body', 'size', 'url'],
  additionalProperties: false,
}

/** JSON Schema of what was seen: an answer, or one for each step. */
export function observation({steps}: Http): JsonSchema {
  if (!steps) return answer
  return {
    type: 'object',
    properties: {
      duration: {type: 'number', unit: 'ms', minimum: 0, description: 'Time that the whole journey took.'},
      steps: {
        type: 'object',
        description: 'What each step saw; without those after a step whose capture led nowhere.',
        properties: Object.fromEntries(
          steps.map(({name}) => [name, {...answer, description: `What \`${name}\` saw.`}]),
        ),
        additionalProperties: false,
      },
    },
    required: ['duration', 'steps'],
    additionalProperties: false,
  }
}
