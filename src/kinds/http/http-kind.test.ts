import {execFile, spawnSync} from 'node:child_process'
import {promisify} from 'node:util'
import {expect, it} from 'vitest'
import {serve} from '../../../test/support/http-server.ts'
import http from './index.ts'
import type {Http} from './schema.ts'

it.each<[Http, (string | number)[], string]>([
  [{}, [], 'Unexpected request without a method'],
  [{get: '${A}/', post: '${A}/'}, ['post'], 'Unexpected `post` beside `get`, expected one method'],
  [{get: '/api'}, ['get'], 'Unexpected address `/api`, expected one that starts with `http://`'],
  [{get: 'localhost:80'}, ['get'], 'Unexpected address `localhost:80`'],
  [{get: '${A}/', json: 1}, ['json'], 'Unexpected `json` in a `get`, expected a request without a body'],
  [{post: '${A}/', json: 1, form: {}}, ['form'], 'Unexpected `form` beside `json`, expected one body'],
  [
    {get: '${A}/', auth: {basic: {user: 'a:b', password: ''}}},
    ['auth', 'basic', 'user'],
    'Unexpected `:` in the name of a user',
  ],
  [{get: '${A}/', steps: [{name: 'a', get: '${A}/'}]}, ['get'], 'Unexpected `get` beside `steps`'],
  [
    {
      steps: [
        {name: 'a', get: '${A}/'},
        {name: 'a', get: '${A}/'},
      ],
    },
    ['steps', 1, 'name'],
    'Unexpected second step `a`',
  ],
  [{steps: [{name: 'a'}]}, ['steps', 0], 'Unexpected request without a method'],
])('finds fault with %j', (options, path, reason) => {
  const [problem, ...more] = http.problems(options)
  expect(problem).toMatchObject({path, reason: expect.stringContaining(reason)})
  expect(more).toEqual([])
})

it('finds no fault with what is sound, and knows what it does', () => {
  const sound: [Http, string][] = [
    [{get: '${BASE_URL}/api'}, 'reads'],
    [{head: 'HTTPS://host/'}, 'reads'],
    [{post: '${BASE_URL}/api', json: null}, 'writes'],
    [
      {
        steps: [
          {name: 'a', get: '${A}/'},
          {name: 'b', head: '${A}/'},
        ],
      },
      'reads',
    ],
    [
      {
        steps: [
          {name: 'a', get: '${A}/'},
          {name: 'b', delete: '${A}/'},
        ],
      },
      'writes',
    ],
  ]
  for (const [options, effect] of sound) {
    expect(http.problems(options)).toEqual([])
    expect(http.effect(options)).toBe(effect)
  }
})

it('names what a journey fills in itself', () => {
  const steps = [{name: 'a', get: '${A}/', capture: {id: 'json.id', token: {path: 'json.token', secret: true}}}]
  expect(http.ownVariables({steps})).toEqual(['id', 'token'])
  expect(http.ownVariables({get: '${A}/'})).toEqual([])
})

const programs = spawnSync('bash', ['--norc', '-c', 'command -v curl jq'], {stdio: 'ignore'})

it.skipIf(programs.status !== 0)('says the command that asks the same (needs curl and jq)', async () => {
  const asked: (string | undefined)[][] = []
  const server = await serve((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += chunk))
    request.on('end', () => {
      const {method, url, headers} = request
      asked.push([method, url, headers['content-type'], headers.authorization, body])
      response.end('{"id": 7}')
    })
  })
  const run = async (options: Http) => {
    const env = {PATH: process.env.PATH, BASE_URL: server.url, TOKEN: '$HOME "t"'}
    await promisify(execFile)('bash', ['--norc', '-euc', http.command(options)], {env})
    return asked.splice(0)
  }
  expect(await run({get: '${BASE_URL}/a?b=c&d', auth: {bearer: '${TOKEN}'}})).toEqual([
    ['GET', '/a?b=c&d', undefined, 'Bearer $HOME "t"', ''],
  ])
  expect(await run({post: '${BASE_URL}/', json: {t: '${TOKEN}'}})).toEqual([
    ['POST', '/', 'application/json', undefined, '{"t":"$HOME "t""}'],
  ])
  expect(await run({put: '${BASE_URL}/', form: {a: 'b c'}})).toEqual([
    ['PUT', '/', 'application/x-www-form-urlencoded', undefined, 'a=b+c'],
  ])
  expect(await run({delete: '${BASE_URL}/', follow: 3, auth: {basic: {user: 'me', password: '${TOKEN}'}}})).toEqual([
    ['DELETE', '/', undefined, `Basic ${btoa('me:$HOME "t"')}`, ''],
  ])
  expect(await run({post: '${BASE_URL}/', body: "it's"})).toEqual([
    ['POST', '/', 'text/plain; charset=utf-8', undefined, "it's"],
  ])
  expect(await run({head: '${BASE_URL}/'})).toEqual([['HEAD', '/', undefined, undefined, '']])
  const journey = await run({
    steps: [
      {name: 'create', post: '${BASE_URL}/', capture: {id: 'json.id'}},
      {name: 'read', get: '${BASE_URL}/${id}'},
    ],
  })
  expect(journey.map(([method, url]) => `${method} ${url}`)).toEqual(['POST /', 'GET /7'])
  await server.close()
})
