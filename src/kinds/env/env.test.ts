import {execFile} from 'node:child_process'
import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {promisify} from 'node:util'
import {expect, it} from 'vitest'
import {contextFor} from '../../../test/support/context.ts'
import env from './index.ts'
import {observe} from './observe.ts'

const schema = {
  required: ['DATABASE_URL', 'PORT'],
  properties: {
    DATABASE_URL: {type: 'string', pattern: '^postgres://', writeOnly: true},
    PORT: {type: 'integer', minimum: 1, maximum: 65_535},
    RATE: {type: 'number'},
    DEBUG: {type: 'boolean'},
    LEVEL: {enum: ['info', 'warn']},
    HOOK: {type: 'string', format: 'uri'},
    LIST: {type: 'array', items: {type: 'integer'}},
  },
}
const sound = {
  DATABASE_URL: 'postgres://s3cret@h/',
  PORT: '8080',
  RATE: '-1.5e3',
  DEBUG: 'false',
  LEVEL: 'warn',
  HOOK: 'https://h/',
  LIST: '[1, 2]',
}
const none = {missing: [], invalid: [], unknown: []}

it('finds variables as a schema says', async () => {
  const context = contextFor({vars: sound})
  expect(await observe({schema}, context)).toEqual({valid: true, ...none})
  expect(context.secrets).toEqual(['postgres://s3cret@h/'])
})

it('says what is missing, and why what is there is not right, never its value', async () => {
  expect(await observe({schema}, contextFor())).toEqual({valid: false, ...none, missing: ['DATABASE_URL', 'PORT']})
  const vars = {
    DATABASE_URL: 'mysql://s3cret@h/',
    PORT: '80.5',
    RATE: '0x10',
    DEBUG: 'yes',
    LEVEL: 's3cret',
    HOOK: 's3cret',
    LIST: '[1, "s3cret"]',
    OTHER: 's3cret',
  }
  const seen = await observe({schema}, contextFor({vars}))
  expect(seen).toEqual({
    valid: false,
    missing: [],
    invalid: [
      'DATABASE_URL: must match pattern "^postgres://"',
      'DEBUG: must be boolean',
      'HOOK: must match format "uri"',
      'LEVEL: must be equal to one of the allowed values: info, warn',
      'LIST: must be integer',
      'PORT: must be integer',
      'RATE: must be number',
    ],
    unknown: ['OTHER'],
  })
  expect(JSON.stringify(seen)).not.toContain('s3cret')
})

it.each(['', ' 1', '1 ', '1e', '０', 'NaN', '-', '+1', '1_000'])('does not take %j for a number', async (text) => {
  const seen = await observe({schema: {properties: {N: {type: 'number'}}}}, contextFor({vars: {N: text}}))
  expect(seen.invalid).toEqual(['N: must be number'])
})

it('knows rules about all variables together', async () => {
  const rules = {
    properties: {A: true, B: true, C: true},
    additionalProperties: false,
    dependentRequired: {A: ['B']},
    anyOf: [{required: ['C']}],
  }
  const seen = await observe({schema: rules}, contextFor({vars: {A: '1', X: '1'}}))
  expect(seen).toMatchObject({
    valid: false,
    missing: ['B', 'C'],
    invalid: ['schema: must match a schema in anyOf'],
    unknown: ['X'],
  })
})

it('reads schema and example from files, and finds where they differ', async () => {
  const context = contextFor({vars: sound})
  const write = (name: string, text: string) => writeFileSync(join(context.root, name), text)
  write('schema.json', JSON.stringify(schema))
  write('schema.yaml', 'required: [A]\nproperties: {A: {type: string}}')
  write('.env.example', '# where it is\nexport DATABASE_URL="a\nPORT=1"\nEXTRA=1\nRATE=\n')
  expect(await observe({schema: 'schema.json', example: '.env.example'}, context)).toEqual({
    valid: false,
    ...none,
    example: {missing: ['DEBUG', 'HOOK', 'LEVEL', 'LIST', 'PORT'], unknown: ['EXTRA']},
  })
  expect(await observe({schema: 'schema.yaml'}, context)).toMatchObject({valid: false, missing: ['A']})
  expect(await observe({example: '.env.example'}, context)).toMatchObject({
    valid: false,
    missing: ['EXTRA'],
    invalid: [],
  })
  write(
    '.env.example',
    Object.keys(sound)
      .map((name) => `${name}=`)
      .join('\n'),
  )
  expect(await observe({schema: 'schema.json', example: '.env.example'}, context)).toEqual({
    valid: true,
    ...none,
    example: {missing: [], unknown: []},
  })
})

it('cannot tell without a schema that can be used', async () => {
  const context = contextFor()
  writeFileSync(join(context.root, 'list.json'), '[]')
  writeFileSync(join(context.root, 'torn.json'), '{"a":')
  await expect(observe({schema: 'nothing.json'}, context)).rejects.toThrow('cannot read `nothing.json` (ENOENT)')
  await expect(observe({schema: 'list.json'}, context)).rejects.toThrow(
    '`list.json` is no JSON Schema: it holds no object',
  )
  await expect(observe({schema: 'torn.json'}, context)).rejects.toThrow(/^`torn.json` is no JSON Schema: /)
  await expect(observe({schema: {properties: {A: {minLenght: 1}}}}, context)).rejects.toThrow(
    /cannot be used: .*minLenght/,
  )
  await expect(observe({schema: {$ref: 'https://example.org/other'}}, context)).rejects.toThrow('cannot be used')
})

it('implies what it looks for', () => {
  const none = {equals: []}
  expect(env.implies({schema})).toEqual({missing: none, invalid: none})
  expect(env.implies({schema, example: 'e'})).toEqual({
    missing: none,
    invalid: none,
    'example.missing': none,
    'example.unknown': none,
  })
  expect(env.problems({})).toMatchObject([
    {path: [], reason: expect.stringContaining('expected `schema`, `example` or both')},
  ])
})

it('says a command that finds what is missing and shows no value', async () => {
  const context = contextFor()
  writeFileSync(join(context.root, '.env.example'), 'export DATABASE_URL=\nPORT=1\n')
  const run = async (options: object) => {
    const {stdout} = await promisify(execFile)('bash', ['--norc', '-euc', env.command(options)], {
      cwd: context.root,
      env: {PATH: process.env.PATH, PORT: 's3cret'},
    })
    return stdout
  }
  expect(await run({schema})).toBe('missing: DATABASE_URL\n')
  expect(await run({example: '.env.example'})).toBe('missing: DATABASE_URL\n')
})
