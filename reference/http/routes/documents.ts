import {randomUUID} from 'node:crypto'
import type {FastifyInstance, FastifyRequest} from 'fastify'
import type {Services} from '../../services.ts'
import {readChunks} from '../../storage/chunks.ts'
import {deleteDocument, insertDocument, readDocument, type Document} from '../../storage/documents.ts'
import {isOn} from '../../storage/flags.ts'
import {limitsOf} from '../limits.ts'
import {Refused, type ProblemCode} from '../problems.ts'
import {sessionHeader} from '../schemas.ts'
import {sessionOf} from '../session.ts'

interface Upload {
  title: string
  text: string
  strategy?: string
  size?: number
  overlap?: number
}

const params = {
  type: 'object',
  required: ['id'],
  properties: {id: {type: 'string', format: 'uuid', description: 'Id of the document'}},
}
const tags = ['documents']
const missing: ProblemCode[] = ['document-not-found', 'database-unavailable']
const document = {description: 'The document', $ref: 'Document#'}

/** Upload, look at and remove documents, and read their chunks. */
export function documentRoutes(app: FastifyInstance, {database, queue}: Services): void {
  app.post<{Body: Upload}>(
    '/api/v1/documents',
    {
      config: {access: 'key', problems: ['uploads-paused', 'database-unavailable']},
      schema: {
        operationId: 'uploadDocument',
        summary: 'Take a document; it becomes ready in the background',
        tags,
        headers: sessionHeader,
        body: {$ref: 'Upload#'},
        response: {202: {...document, description: 'The document; the header `location` leads to it'}},
      },
    },
    async (request, reply) => {
      const {title, text, strategy = 'recursive'} = request.body
      const {size, overlap} = limitsOf(request.body)
      if (!(await isOn(database, 'uploads', sessionOf(request)))) {
        throw new Refused('uploads-paused', 'The feature flag `uploads` is off')
      }
      const id = randomUUID()
      const stored = await database.transaction(async (client) => {
        await insertDocument(client, {id, title, text, strategy, size, overlap, requestId: request.id})
        await queue.enqueue(client, id, request.id)
        return readDocument(client, id)
      })
      queue.wake()
      return reply.code(202).header('location', `/api/v1/documents/${id}`).send(stored)
    },
  )

  app.get<{Params: {id: string}}>(
    '/api/v1/documents/:id',
    {
      config: {problems: missing},
      schema: {
        operationId: 'getDocument',
        summary: 'A document and its state',
        tags,
        params,
        response: {200: document},
      },
    },
    async (request) => find(request),
  )

  app.get<{Params: {id: string}; Querystring: {from?: number; limit?: number}}>(
    '/api/v1/documents/:id/chunks',
    {
      config: {problems: missing},
      schema: {
        operationId: 'getChunks',
        summary: 'The chunks of a document, in order',
        tags,
        params,
        querystring: {
          type: 'object',
          additionalProperties: false,
          properties: {
            from: {type: 'integer', minimum: 0, default: 0, description: 'First position wanted'},
            limit: {type: 'integer', minimum: 1, maximum: 1000, default: 100, description: 'Chunks at most'},
          },
        },
        response: {
          200: {
            description: 'The chunks',
            type: 'object',
            required: ['documentId', 'state', 'chunks', 'next'],
            properties: {
              documentId: {type: 'string', format: 'uuid'},
              state: {type: 'string'},
              chunks: {type: 'array', items: {$ref: 'Chunk#'}},
              next: {type: ['integer', 'null'], description: 'The first position that is missing; null at the end'},
            },
          },
        },
      },
    },
    async (request) => {
      const {id, state} = await find(request)
      const {from = 0, limit = 100} = request.query
      const chunks = await readChunks(database, id, {from, limit: limit + 1})
      return {documentId: id, state, chunks: chunks.slice(0, limit), next: chunks[limit]?.position ?? null}
    },
  )

  app.delete<{Params: {id: string}}>(
    '/api/v1/documents/:id',
    {
      config: {access: 'key', problems: missing},
      schema: {
        operationId: 'deleteDocument',
        summary: 'Remove a document and its chunks',
        tags,
        params,
        response: {204: {type: 'null', description: 'It is gone'}},
      },
    },
    async (request, reply) => {
      if (!(await deleteDocument(database, request.params.id))) throw notFound(request.params.id)
      return reply.code(204).send()
    },
  )

  async function find(request: FastifyRequest<{Params: {id: string}}>): Promise<Document> {
    const found = await readDocument(database, request.params.id)
    if (!found) throw notFound(request.params.id)
    return found
  }
}

function notFound(id: string): Refused {
  return new Refused('document-not-found', `No document has the id ${id}`)
}
