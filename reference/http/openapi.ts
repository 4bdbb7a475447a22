import type {SwaggerOptions} from '@fastify/swagger'
import type {FastifyInstance, RouteOptions} from 'fastify'
import {problems, type ProblemCode} from './problems.ts'
import {withExamples} from './with-examples.ts'

/** Adds to every route what all of them share in the description: the key they need, and how they say no. */
export function describeRoutes(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    if (!route.schema) return
    const access = route.config?.access
    const codes = problemsOf(route)
    const refusals = codes.map((code) => {
      const {status} = problems[code]
      return [status, problem(codes.filter((other) => problems[other].status === status).join(', '))]
    })
    route.schema = {
      ...route.schema,
      'x-problems': codes,
      response: {
        ...Object.fromEntries(refusals),
        ...(route.schema.response as object),
        '4xx': problem('A problem (RFC 9457)'),
        '5xx': problem('A problem (RFC 9457)'),
      },
      ...(access && {security: [{[access === 'admin' ? 'adminKey' : 'apiKey']: []}]}),
    }
  })
}

/** What a route can refuse: by its shape, and by what it says of itself; in the order of the catalogue. */
function problemsOf({config, schema}: RouteOptions): ProblemCode[] {
  const takesBody = schema?.body !== undefined
  const judges = takesBody || schema?.params !== undefined || schema?.querystring !== undefined
  const can = new Set<ProblemCode>([
    'internal-error',
    ...(config?.limited === false ? [] : (['rate-limited'] as const)),
    ...(config?.access ? (['unauthenticated'] as const) : []),
    ...(config?.access === 'admin' ? (['forbidden'] as const) : []),
    ...(judges ? (['validation-failed'] as const) : []),
    ...(takesBody ? (['malformed-body', 'body-too-large', 'media-type-unsupported'] as const) : []),
    ...(config?.problems ?? []),
  ])
  return (Object.keys(problems) as ProblemCode[]).filter((code) => can.has(code))
}

function problem(description: string): object {
  return {description, content: {'application/problem+json': {schema: {$ref: 'Problem#'}}}}
}

/** The frame of the OpenAPI document; the routes fill it. */
export function openApiOptions(version: string): SwaggerOptions {
  return {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'carrel',
        version,
        description: 'Takes documents, cuts them into chunks and finds them again. Errors are problem documents.',
      },
      tags: [
        {name: 'documents', description: 'Upload, follow, read, remove'},
        {name: 'chunking', description: 'Cut texts without storing them'},
        {name: 'search', description: 'Find chunks'},
        {name: 'operations', description: 'Health and numbers'},
        {name: 'admin', description: 'Flags, maintenance and drills'},
      ],
      components: {
        securitySchemes: {
          apiKey: {type: 'apiKey', in: 'header', name: 'x-api-key', description: 'CARREL_API_KEY'},
          adminKey: {type: 'apiKey', in: 'header', name: 'x-api-key', description: 'CARREL_ADMIN_KEY'},
        },
      },
    },
    transformObject: (described) => withExamples('openapiObject' in described ? described.openapiObject : {}),
    refResolver: {
      buildLocalReference: (schema, _base, _fragment, index) =>
        typeof schema.$id === 'string' ? schema.$id : `schema-${index}`,
    },
  }
}
