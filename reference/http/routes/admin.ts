import type {FastifyContextConfig, FastifyInstance} from 'fastify'
import {tasks} from '../../maintenance/tasks.ts'
import type {Services} from '../../services.ts'
import {changeFlag, readFlags} from '../../storage/flags.ts'
import {Refused} from '../problems.ts'

const tags = ['admin']
const config = {access: 'admin', problems: ['database-unavailable']} satisfies FastifyContextConfig

/** Feature flags and maintenance, for those who hold the admin key. */
export function adminRoutes(app: FastifyInstance, services: Services): void {
  const {database} = services

  app.get(
    '/api/v1/admin/flags',
    {
      config,
      schema: {
        operationId: 'getFlags',
        summary: 'The feature flags',
        tags,
        response: {
          200: {
            description: 'Every flag, by name',
            type: 'object',
            required: ['flags'],
            properties: {flags: {type: 'array', items: {$ref: 'Flag#'}}},
          },
        },
      },
    },
    async () => ({flags: await readFlags(database)}),
  )

  app.put<{Params: {name: string}; Body: {enabled?: boolean; rollout?: number}}>(
    '/api/v1/admin/flags/:name',
    {
      config: {...config, problems: ['flag-not-found', ...config.problems]},
      schema: {
        operationId: 'setFlag',
        summary: 'Turn a feature flag',
        tags,
        params: {type: 'object', required: ['name'], properties: {name: {...name, description: 'Name of the flag'}}},
        body: {
          type: 'object',
          minProperties: 1,
          additionalProperties: false,
          properties: {
            enabled: {type: 'boolean', description: 'Off for everyone where it is false'},
            rollout: {type: 'integer', minimum: 0, maximum: 100, description: 'Percent of the sessions'},
          },
        },
        response: {200: {description: 'The flag as it is now', $ref: 'Flag#'}},
      },
    },
    async (request) => {
      const flag = await changeFlag(database, request.params.name, request.body)
      if (!flag) throw new Refused('flag-not-found', `No flag is called ${request.params.name}`)
      request.log.info({flag}, 'feature flag turned')
      return flag
    },
  )

  app.post<{Params: {task: string}}>(
    '/api/v1/admin/maintenance/:task',
    {
      config: {...config, problems: ['task-not-found', ...config.problems]},
      schema: {
        operationId: 'runMaintenance',
        summary: 'Run maintenance now',
        tags,
        params: {
          type: 'object',
          required: ['task'],
          properties: {task: {...name, description: `Name of the task: ${Object.keys(tasks).join(', ')}`}},
        },
        response: {
          200: {
            description: 'What was done',
            type: 'object',
            required: ['task', 'durationMs', 'result'],
            properties: {
              task: {type: 'string'},
              durationMs: {type: 'number'},
              result: {type: 'object', additionalProperties: true, description: 'What the task has to say'},
            },
          },
        },
      },
    },
    async (request) => {
      const {task} = request.params
      if (!Object.hasOwn(tasks, task)) {
        throw new Refused('task-not-found', `No task is called ${task}; there are ${Object.keys(tasks).join(', ')}`)
      }
      const started = performance.now()
      const result = await tasks[task]!(services)
      const durationMs = Math.round(performance.now() - started)
      request.log.info({task, durationMs}, 'maintenance done')
      return {task, durationMs, result}
    },
  )
}

const name = {type: 'string', maxLength: 100}
