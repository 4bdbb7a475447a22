import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {Ajv2020} from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import {beforeAll, describe, expect, it} from 'vitest'
import {describeApi} from './describe-api.ts'
import {examples} from './examples.ts'

interface Operation {
  operationId: string
  requestBody?: {content: Content}
  responses: Record<string, {content?: Content}>
  'x-problems': string[]
}

type Content = Record<string, {schema: object; example?: unknown}>

let document: {components: {schemas: object}; paths: Record<string, Record<string, Operation>>}
let operations: Operation[]

beforeAll(async () => {
  document = (await describeApi('0.0.0')) as typeof document
  operations = Object.values(document.paths).flatMap((item) => Object.values(item))
})

describe('every operation', () => {
  it('has an example, and every example an operation', () => {
    expect(operations.map(({operationId}) => operationId).sort()).toEqual(Object.keys(examples).sort())
  })

  it('takes and gives what its example shows', () => {
    for (const {operationId, requestBody, responses} of operations) {
      const {status} = examples[operationId]!
      const shown = [requestBody?.content, responses[status]?.content].filter((content) => content !== undefined)
      for (const {schema, example} of shown.flatMap((content) => Object.values(content))) {
        expect(faultsOf(schema, example), operationId).toEqual([])
      }
    }
  })

  it('says which problems it can answer with', () => {
    const of = Object.fromEntries(operations.map((one) => [one.operationId, one['x-problems']]))
    expect(of.getHealth).toEqual(['internal-error'])
    expect(of.getFlags).toEqual([
      'unauthenticated',
      'forbidden',
      'rate-limited',
      'internal-error',
      'database-unavailable',
    ])
    expect(of.previewChunks).not.toContain('database-unavailable')
  })
})

it('declares every problem that a route throws', () => {
  const folder = join(import.meta.dirname, 'routes')
  const thrown = readdirSync(folder).flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/new Refused\('([\w-]+)'/g)].map(([, code]) => code!),
  )
  expect(thrown.length).toBeGreaterThan(3)
  expect(operations.flatMap((one) => one['x-problems'])).toEqual(expect.arrayContaining(thrown))
})

function faultsOf(schema: object, example: unknown): unknown[] {
  const ajv = new Ajv2020({strict: false, allErrors: true})
  formats.default(ajv)
  ajv.addSchema({$id: 'carrel', components: document.components})
  const local = JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"carrel#/components')) as object
  const validate = ajv.compile(local)
  return validate(example) ? [] : (validate.errors ?? [])
}
