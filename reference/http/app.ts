import {randomUUID} from 'node:crypto'
import swagger from '@fastify/swagger'
import {fastify, LogController, type FastifyInstance} from 'fastify'
import type {Services} from '../services.ts'
import {answerProblem} from './answer-problem.ts'
import {addHooks} from './hooks.ts'
import {injectFaults} from './inject-faults.ts'
import {describeRoutes, openApiOptions} from './openapi.ts'
import {Refused} from './problems.ts'
import {adminRoutes} from './routes/admin.ts'
import {chunkingRoutes} from './routes/chunking.ts'
import {documentRoutes} from './routes/documents.ts'
import {faultRoutes} from './routes/faults.ts'
import {healthRoutes} from './routes/health.ts'
import {monitoringRoutes} from './routes/monitoring.ts'
import {searchRoutes} from './routes/search.ts'
import {sharedSchemas} from './schemas.ts'
import {createValidator} from './validation.ts'

/** The HTTP side of the service, ready to listen. */
export async function createApp(services: Services): Promise<FastifyInstance> {
  const {config, log} = services
  const app = fastify({
    loggerInstance: log,
    logController: new LogController({disableRequestLogging: true, requestIdLogLabel: 'requestId'}),
    genReqId: ({headers}) => requestId(headers['x-request-id']),
    bodyLimit: config.bodyLimit,
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
  }) as unknown as FastifyInstance
  app.removeContentTypeParser('text/plain')
  app.setValidatorCompiler(createValidator(sharedSchemas))
  for (const schema of sharedSchemas) app.addSchema(schema)
  describeRoutes(app)
  await app.register(swagger, openApiOptions(config.version))
  app.setErrorHandler(answerProblem)
  app.setNotFoundHandler((request) => {
    throw new Refused('route-not-found', `Nothing answers ${request.method} ${request.url.split('?')[0]}`)
  })
  addHooks(app, services)
  if (config.faults) injectFaults(app, services.faults)
  await app.register(async (api) => {
    healthRoutes(api, services)
    documentRoutes(api, services)
    chunkingRoutes(api, services)
    searchRoutes(api, services)
    monitoringRoutes(api, services)
    adminRoutes(api, services)
    if (config.faults) faultRoutes(api, services)
    api.get('/api/openapi.json', {schema: {operationId: 'getOpenApi', hide: true}}, async () => app.swagger())
  })
  await app.ready()
  return app
}

// An id from outside is kept when it can do no harm in a log or a header.
function requestId(given: string | string[] | undefined): string {
  return typeof given === 'string' && /^[\w.:-]{1,128}$/.test(given) ? given : randomUUID()
}
