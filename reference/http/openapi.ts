import type {SwaggerOptions} from '@fastify/swagger'
import type {FastifyInstance} from 'fastify'

/** Adds to every route what all of them share in the description: the key they need, and how they say no. */
export function describeRoutes(app: FastifyInstance): void {
  const problem = {
    description: 'A problem (RFC 9457)',
    content: {'application/problem+json': {schema: {$ref: 'Problem#'}}},
  }
  app.addHook('onRoute', (route) => {
    if (!route.schema) return
    const access = route.config?.access
    route.schema = {
      ...route.schema,
      response: {...(route.schema.response as object), '4xx': problem, '5xx': problem},
      ...(access && {security: [{[access === 'admin' ? 'adminKey' : 'apiKey']: []}]}),
    }
  })
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
    refResolver: {
      buildLocalReference: (schema, _base, _fragment, index) =>
        typeof schema.$id === 'string' ? schema.$id : `schema-${index}`,
    },
  }
}
