import type {FastifyInstance} from 'fastify'
import {EmbedderUnavailable} from '../../embed/embedder.ts'
import type {Services} from '../../services.ts'
import {isOn} from '../../storage/flags.ts'
import {findByKeywords, readHits} from '../../storage/search.ts'
import type {Hit} from '../../storage/vectors.ts'
import {sessionHeader} from '../schemas.ts'
import {sessionOf} from '../session.ts'

interface Query {
  query: string
  limit?: number
  documentId?: string
}

interface Found {
  mode: 'semantic' | 'keyword'
  /** Why keywords were used instead of meaning. */
  fallback: 'flag-off' | 'embedder-unavailable' | null
  hits: Hit[]
}

/** `POST /api/v1/search`: by meaning; by keywords where that is switched off or out of reach. */
export function searchRoutes(app: FastifyInstance, {database, embedder, vectors}: Services): void {
  app.post<{Body: Query}>(
    '/api/v1/search',
    {
      config: {problems: ['database-unavailable']},
      schema: {
        operationId: 'search',
        summary: 'Find chunks of ready documents, best first',
        tags: ['search'],
        headers: sessionHeader,
        body: {$ref: 'Query#'},
        response: {
          200: {
            description: 'The chunks that fit best',
            type: 'object',
            required: ['query', 'mode', 'fallback', 'durationMs', 'results'],
            properties: {
              query: {type: 'string', description: 'As asked for'},
              mode: {type: 'string', enum: ['semantic', 'keyword'], description: 'By meaning, or by words'},
              fallback: {type: ['string', 'null'], description: 'Why not by meaning: flag-off, embedder-unavailable'},
              durationMs: {type: 'number', description: 'Time that the search took'},
              results: {
                type: 'array',
                items: {
                  type: 'object',
                  required: ['documentId', 'title', 'position', 'score', 'headings', 'start', 'end', 'text'],
                  properties: {
                    documentId: {type: 'string', format: 'uuid'},
                    title: {type: 'string', description: 'Title of the document'},
                    position: {type: 'integer', description: 'Place among the chunks of the document, from 0'},
                    score: {type: 'number', description: 'Cosine by meaning, rank by keywords'},
                    headings: {
                      type: 'array',
                      items: {type: 'string'},
                      description: 'Headings above it, outermost first',
                    },
                    start: {type: 'integer', description: 'Offset of the first character, in UTF-16 code units'},
                    end: {type: 'integer', description: 'Offset behind the last character'},
                    text: {type: 'string'},
                  },
                },
              },
            },
          },
        },
      },
    },
    async (request) => {
      const started = performance.now()
      const {hits, ...how} = await find(request.body, sessionOf(request))
      const results = await readHits(database, hits)
      const durationMs = Math.round((performance.now() - started) * 100) / 100
      return {query: request.body.query, ...how, durationMs, results}
    },
  )

  async function find({query, limit = 10, documentId}: Query, session: string): Promise<Found> {
    const byKeywords = (fallback: Found['fallback']): Promise<Found> =>
      findByKeywords(database, query, limit, documentId).then((hits) => ({mode: 'keyword', fallback, hits}))
    if (!(await isOn(database, 'semantic-search', session))) return byKeywords('flag-off')
    try {
      const [vector] = await embedder.embed([query])
      return {mode: 'semantic', fallback: null, hits: await vectors.nearest(vector!, limit, documentId)}
    } catch (error) {
      if (error instanceof EmbedderUnavailable) return byKeywords('embedder-unavailable')
      throw error
    }
  }
}
