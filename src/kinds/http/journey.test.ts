import {afterAll, beforeAll, expect, it} from 'vitest'
import {contextFor} from '../../../test/support/context.ts'
import {type Running, serve, serveRaw} from '../../../test/support/http-server.ts'
import {observe} from './observe.ts'
import type {Step} from './schema.ts'

let server: Running
const asked: string[] = []

/** Keeps documents: makes them with an id and a token, which it wants to see again. */
beforeAll(async () => {
  const documents = new Set<string>()
  server = await serve((request, response) => {
    const {method = '', url = '', headers} = request
    asked.push(`${method} ${url} ${headers.authorization ?? ''}`.trim())
    const [, id = ''] = /^\/documents\/(.+)$/.exec(url) ?? []
    if (url === '/broken') response.statusCode = 500
    else if (method === 'POST') {
      documents.add('7')
      response.statusCode = 201
      response.end('{"id": 7, "token": "t0ken$$${id}", "nothing": null}')
    } else if (!documents.has(id)) response.statusCode = 404
    else if (method === 'DELETE') documents.delete(id)
    else response.end(JSON.stringify({id: Number(id)}))
    response.end()
  })
})
afterAll(() => server.close())

const look = (steps: Step[], given: Parameters<typeof contextFor>[0] = {}) => {
  asked.length = 0
  const context = contextFor({...given, vars: {BASE_URL: server.url, ...given.vars}})
  return {context, seen: observe({steps}, context)}
}

it('goes step by step, each with what those before it captured', async () => {
  const {context, seen} = look([
    {
      name: 'create',
      post: '${BASE_URL}/documents',
      json: {},
      capture: {id: 'json.id', token: {path: 'json.token', secret: true}},
    },
    {name: 'read', get: '${BASE_URL}/documents/${id}', auth: {bearer: '${token}'}},
    {name: 'delete', delete: '${BASE_URL}/documents/${id}'},
    {name: 'read-again', get: '${BASE_URL}/documents/${id}'},
  ])
  expect(await seen).toMatchObject({
    duration: expect.any(Number),
    steps: {
      create: {status: 201, json: {id: 7}},
      read: {status: 200, json: {id: 7}, url: `${server.url}/documents/7`},
      delete: {status: 200},
      'read-again': {status: 404},
    },
  })
  // What was captured is put in as it is: nothing in it is looked at for variables.
  expect(asked).toEqual([
    'POST /documents',
    'GET /documents/7 Bearer t0ken$$${id}',
    'DELETE /documents/7',
    'GET /documents/7',
  ])
  expect(context.secrets).toEqual(['t0ken$$${id}'])
  expect(Object.keys(context.seen).filter((label) => !label.endsWith(' headers'))).toEqual([
    'answer of create',
    'answer of read',
    'answer of delete',
    'answer of read-again',
  ])
})

it('leaves options alone that were made ready before', async () => {
  const {seen} = look([
    {name: 'a', get: `${server.url}/a$$b`},
    {name: 'b', get: `${server.url}/\${c}`},
  ])
  await seen
  expect(asked).toEqual(['GET /a$$b', 'GET /$%7Bc%7D'])
})

it.each([
  ['json.nothing', 'create', '/documents'],
  ['json.other.deep', 'create', '/documents'],
  ['json.id', 'broken', '/broken'],
])('ends where %s of `%s` leads nowhere, and tells what it saw until then', async (path, name, address) => {
  const {context, seen} = look([
    {name: 'first', get: '${BASE_URL}/first'},
    {name, post: `\${BASE_URL}${address}`, capture: {id: path}},
    {name: 'never', get: '${BASE_URL}/${id}'},
  ])
  expect(Object.keys((await seen).steps as object)).toEqual(['first', name])
  expect(context.seen.journey).toBe(`ended after \`${name}\`: its \`${path}\` led nowhere`)
})

it('says at which step it could not find out', async () => {
  const silent = await serveRaw(() => {})
  const {seen} = look(
    [
      {name: 'first', get: server.url},
      {name: 'second', get: silent.url},
    ],
    {timeoutMs: 300},
  )
  await expect(seen).rejects.toThrow(/^step `second`: no answer from `127.*` within 300ms$/)
  await silent.close()
  const unknown = look([
    {name: 'a', get: '${BASE_URL}/${id}'},
    {name: 'b', get: '${BASE_URL}/', capture: {id: 'json.id'}},
  ])
  await expect(unknown.seen).rejects.toThrow(/^step `a`: Unexpected `\$\{id\}`, expected a variable that has a value/)
})
