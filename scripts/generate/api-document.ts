import {readFileSync} from 'node:fs'
import {describeApi} from '../../reference/http/describe-api.ts'
import type {Json, JsonObject, JsonSchema} from '../../src/model.ts'
import {proofs} from './api-proofs.ts'

/** An operation of the service as its OpenAPI document describes it. */
export interface Operation {
  id: string
  method: string
  path: string
  tag: string
  summary: string
  description?: string
  access?: 'apiKey' | 'adminKey'
  parameters: Parameter[]
  body?: {schema: JsonSchema; example?: Json}
  responses: Response[]
  /** Codes of the problems that it can answer with. */
  problems: string[]
}

export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  description?: string
  schema: JsonSchema
  example?: Json
}

/** An answer that is no problem. */
export interface Response {
  status: number
  description: string
  type?: string
  schema?: JsonSchema
  example?: Json
}

/** What the pages are made from. */
export interface Api {
  document: JsonObject
  schemas: Record<string, JsonSchema>
  tags: {name: string; description: string}[]
  operations: Operation[]
}

/** The API of the service, as the code describes it: nothing is started. */
export async function readApi(): Promise<Api> {
  const {version} = JSON.parse(readFileSync('package.json', 'utf8')) as {version: string}
  const document = JSON.parse(JSON.stringify(await describeApi(version))) as OpenApi & JsonObject
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, written]) => toOperation(method.toUpperCase(), path, written)),
  )
  // In the order in which they are proven: what one makes, the next may need.
  const order = Object.keys(proofs)
  operations.sort((one, other) => order.indexOf(one.id) - order.indexOf(other.id))
  return {document, schemas: document.components.schemas, tags: document.tags, operations}
}

interface OpenApi {
  tags: {name: string; description: string}[]
  paths: Record<string, Record<string, Written>>
  components: {schemas: Record<string, JsonSchema>}
}

interface Written {
  operationId: string
  summary: string
  description?: string
  tags: string[]
  parameters?: Parameter[]
  requestBody?: {content: Content}
  responses: Record<string, {description: string; content?: Content}>
  security?: Record<string, string[]>[]
  'x-problems': string[]
}

type Content = Record<string, {schema: JsonSchema; example?: Json}>

function toOperation(method: string, path: string, written: Written): Operation {
  const problem = 'application/problem+json'
  return {
    id: written.operationId,
    method,
    path,
    tag: written.tags[0]!,
    summary: written.summary,
    description: written.description,
    access: written.security?.flatMap((one) => Object.keys(one))[0] as Operation['access'],
    parameters: written.parameters ?? [],
    body: written.requestBody && Object.values(written.requestBody.content)[0],
    responses: Object.entries(written.responses)
      .filter(([, {content}]) => !content?.[problem])
      .map(([status, {description, content = {}}]) => {
        const [type, media] = Object.entries(content)[0] ?? []
        return {status: Number(status), description, type, ...media}
      }),
    problems: written['x-problems'],
  }
}
