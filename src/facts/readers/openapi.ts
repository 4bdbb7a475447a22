import {CORE_SCHEMA, load} from 'js-yaml'
import type {FactReader, OperationFact} from '../../fact.ts'
import type {Json, JsonObject} from '../../model.ts'
import {decodeLoosely} from '../../util/decode-loosely.ts'
import {isObject} from '../../util/is-object.ts'
import {basePaths, pathOf} from '../openapi/base-paths.ts'
import {hasExample} from '../openapi/has-example.ts'
import {lineFinder} from '../openapi/line-finder.ts'
import {unreadableFacts} from '../unreadable-facts.ts'

/** The operations of OpenAPI 3 and Swagger 2 documents; webhooks are called, not offered. */
export const openapi: FactReader = {
  name: 'openapi',
  summary: 'operations of OpenAPI 3 and Swagger 2 documents, in JSON or YAML',
  takes: (path) => /\.(?:json|ya?ml)$/i.test(path),
  mayHold: (text) => mark.test(text),
  read: (path, text) => {
    let document: Json
    try {
      document = (path.endsWith('.json') ? JSON.parse(text) : load(text, {schema: CORE_SCHEMA})) as Json
    } catch (error) {
      // Where the mark stands deeper than at the start of a line, the file may be anything.
      if (!certain.test(text)) return {facts: [], problems: []}
      const [reason = ''] = (error as Error).message.split('\n')
      return {facts: [], problems: [unreadableFacts(path, text, `OpenAPI that cannot be read (${reason})`)]}
    }
    return {facts: isObject(document) ? operationsOf(path, text, document) : [], problems: []}
  },
  examples: [
    {
      path: 'api/openapi.yaml',
      text: "openapi: 3.1.0\nservers:\n  - url: https://{host}/v1\n  - url: /v2/\npaths:\n  '/orders/{id}':\n    parameters: []\n    get:\n      responses: {'200': {content: {a/b: {example: 1}}}}\n    delete: {}\nwebhooks:\n  paid:\n    post: {}\n",
      finds: [
        {
          family: 'operation',
          name: 'GET /orders/{id}',
          line: 8,
          method: 'GET',
          route: '/v1/orders/{id}',
          otherRoutes: ['/v2/orders/{id}'],
          hasExample: true,
        },
        {name: 'DELETE /orders/{id}', line: 10, route: '/v1/orders/{id}'},
      ],
    },
    {
      path: 'swagger.json',
      text: '{\n  "swagger": "2.0",\n  "basePath": "/api",\n  "paths": {\n    "/a": {\n      "post": {"responses": {"200": {"$ref": "#/responses/a"}}}\n    }\n  },\n  "responses": {"a": {"examples": {"application/json": {}}}}\n}\n',
      finds: [{name: 'POST /a', line: 6, route: '/api/a', hasExample: true}],
    },
    {
      path: 'servers.yaml',
      text: "openapi: 3.0.3\nservers: [{url: 'https://x.example/{base}', variables: {base: {default: v2, enum: [v2, v3]}}}]\npaths:\n  /a:\n    servers: [{url: /own}]\n    get: {}\n  /b:\n    get:\n      servers: [{url: /mine}]\n    put: {}\n",
      finds: [
        {name: 'GET /a', route: '/own/a'},
        {name: 'GET /b', route: '/mine/b'},
        {name: 'PUT /b', route: '/v2/b', otherRoutes: ['/v3/b']},
      ],
    },
    {
      path: 'circular.yaml',
      text: "openapi: 3.0.0\npaths:\n  /a:\n    get: {parameters: [{$ref: '#/components/parameters/p'}]}\n  /b: {$ref: '#/paths/~1a'}\n  /c: {$ref: '#/paths/~1c'}\n  /d: {$ref: other.yaml}\ncomponents:\n  parameters:\n    p: {$ref: '#/components/parameters/p'}\n",
      finds: [{name: 'GET /a'}, {name: 'GET /b', line: 5}],
    },
    {path: 'nothing.yaml', text: 'openapi: 3.0.0\npaths:\n', finds: []},
    {path: 'broken.yaml', text: 'openapi: 3.0.0\npaths:\n\t/a: {{ template }}\n', finds: []},
  ],
}

const mark = /(?:^|[\s{,])["']?(?:openapi["']?\s*:\s*["']?3\.|swagger["']?\s*:\s*["']?2)/
const certain = /^(?:\{?\s*)?["']?(?:openapi["']?\s*:\s*["']?3\.|swagger["']?\s*:\s*["']?2)/m
const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

function operationsOf(path: string, text: string, document: JsonObject): OperationFact[] {
  const version = document['openapi'] ?? document['swagger']
  if (!/^(?:3\.|2)/.test(typeof version === 'number' ? `${version}` : typeof version === 'string' ? version : ''))
    return []
  const resolve = (reference: string) => follow(document, reference)
  const lineOf = lineFinder(text)
  const own = typeof document['basePath'] === 'string' ? [pathOf(document['basePath'])] : basePaths(document['servers'])
  return Object.entries(isObject(document['paths']) ? document['paths'] : {}).flatMap(([route, written]) => {
    const item = itemOf(written, resolve)
    if (!route.startsWith('/') || !item) return []
    return methods.flatMap((method): OperationFact[] => {
      const operation = item[method]
      if (!isObject(operation)) return []
      const bases = basePaths(operation['servers']) ?? basePaths(item['servers']) ?? own ?? ['']
      const [first = '', ...others] = bases.map((base) => base + route)
      const name = method.toUpperCase()
      return [
        {
          family: 'operation',
          name: `${name} ${route}`,
          path,
          line: lineOf(route, isObject(written) && method in written ? method : route),
          method: name,
          route: first,
          ...(others.length > 0 && {otherRoutes: others}),
          ...(hasExample(operation, resolve) && {hasExample: true as const}),
        },
      ]
    })
  })
}

/** A path item, through its references; undefined where they lead nowhere, out of the document or in a circle. */
function itemOf(written: Json, resolve: (reference: string) => Json | undefined): JsonObject | undefined {
  let item: Json | undefined = written
  for (let steps = 0; isObject(item) && typeof item['$ref'] === 'string'; steps++) {
    if (steps === 20) return undefined
    item = resolve(item['$ref'])
  }
  return isObject(item) ? item : undefined
}

/** What a local reference (RFC 6901 behind `#`) leads to. */
function follow(document: JsonObject, reference: string): Json | undefined {
  if (!reference.startsWith('#/')) return undefined
  let at: Json | undefined = document
  for (const part of reference.slice(2).split('/')) {
    const key = decodeLoosely(part).replaceAll('~1', '/').replaceAll('~0', '~')
    if (Array.isArray(at)) at = at[Number(key)]
    else at = isObject(at) && Object.hasOwn(at, key) ? at[key] : undefined
  }
  return at
}
