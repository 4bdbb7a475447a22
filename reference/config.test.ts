import {readFileSync} from 'node:fs'
import {expect, it} from 'vitest'
import {readConfig} from './config.ts'

const root = process.cwd()

it('needs nothing on loopback', () => {
  expect(readConfig({}, root)).toMatchObject({
    host: '127.0.0.1',
    port: 8787,
    postgres: {port: 54329},
    apiKey: 'carrel-dev-api-key',
    faults: false,
  })
})

it('names every problem, and no value', () => {
  const environment = {PORT: 'abc', CARREL_PROT: '1', CARREL_FAULTS: 'perhaps', CARREL_API_KEY: 'short-secret'}
  expect(() => readConfig(environment, root)).toThrowError(
    expect.objectContaining({
      message: [
        'Unexpected variable `CARREL_PROT`, expected a name in reference/ops/env.schema.json',
        'Unexpected value of `PORT`, expected a whole number',
        'Unexpected length of `CARREL_API_KEY`, expected at least 16 characters',
        'Unexpected value of `CARREL_FAULTS`, expected one of on, off',
      ].join('\n'),
    }),
  )
})

it('demands keys of its own where others can reach it', () => {
  expect(() => readConfig({HOST: '0.0.0.0'}, root)).toThrow('absence of `CARREL_API_KEY`')
  const published = {HOST: '0.0.0.0', CARREL_API_KEY: 'carrel-dev-api-key', CARREL_ADMIN_KEY: 'x'.repeat(16)}
  expect(() => readConfig(published, root)).toThrow('development key in `CARREL_API_KEY`')
})

it('takes an empty value for an absent one', () => {
  expect(readConfig({DATABASE_URL: '', PORT: ''}, root)).toMatchObject({port: 8787, databaseUrl: undefined})
})

it('says where the root is wanted', () => {
  expect(() => readConfig({CARREL_ROOT: '/nowhere'}, root)).toThrow('set CARREL_ROOT')
})

it('has an example that names the same variables', () => {
  const schema = JSON.parse(readFileSync('reference/ops/env.schema.json', 'utf8')) as {properties: object}
  const example = readFileSync('reference/ops/.env.example', 'utf8')
  const named = [...example.matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1])
  expect(new Set(named)).toEqual(new Set(Object.keys(schema.properties)))
})
