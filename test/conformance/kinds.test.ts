import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {afterAll, describe, expect, it} from 'vitest'
import diskRoom from '../../src/kinds/_template/index.ts'
import {kinds} from '../../src/kinds/index.ts'
import {newKind} from '../../src/kinds/new-kind.ts'
import type {Kind} from '../../src/kind.ts'
import {conformance, type ConformanceSetup} from '../../src/testing.ts'

const database: ConformanceSetup['vars'] = ({address, secret}) => {
  const url = `postgres://user:${secret}@${address}/database`
  return {DATABASE_URL: url, RESTORE_URL: url, SCRATCH_URL: url, ORDER: '1'}
}

/** The kinds whose examples look at something else than a web address. */
const setups: Record<string, ConformanceSetup> = {
  tcp: {
    vars({address}) {
      const [host = '', port = ''] = address.split(':')
      return {DATABASE_HOST: host, HOST: host, PORT: port}
    },
  },
  sql: {vars: database},
  backup: {vars: database},
}

describe.each(Object.keys(kinds))('%s', (name) => {
  for (const law of conformance(kinds[name]!, setups[name])) it(law.name, law.run)

  it('is registered under its name', () => {
    expect(kinds[name]!.name).toBe(name)
  })
})

describe('the kind that is copied', () => {
  for (const law of conformance(diskRoom, {vars: () => ({DATA_DIR: 'nothing/here'})})) it(law.name, law.run)
})

describe('the kind of a project', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'proofbook-new-kind-'))
  afterAll(() => rmSync(folder, {recursive: true}))
  const files = newKind('room')
  const file = join(folder, 'room.mjs')
  writeFileSync(file, files['kinds/room.mjs']!)
  const {default: kind} = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as {default: Kind}
  for (const law of conformance(kind, {vars: () => ({DATA_DIR: 'nothing/here'})})) it(law.name, law.run)
  for (const law of conformance(kind)) it(`${law.name} (as its own test asks)`, law.run)

  it('is named as asked, and so is its test', () => {
    expect(kind.name).toBe('room')
    expect(Object.keys(files)).toEqual(['kinds/room.mjs', 'kinds/room.test.mjs'])
    expect(files['kinds/room.test.mjs']).toContain(`import kind from './room.mjs'`)
  })
})

const sound = diskRoom as unknown as Kind
const open = {
  type: 'object',
  properties: {a: {type: 'number', description: 'A.'}},
  required: ['a'],
  additionalProperties: false,
}

describe('a kind that breaks a law is found', () => {
  it.each<[string, Partial<Kind>]>([
    ['its options have a sound schema', {schema: {...sound.schema, additionalProperties: true}}],
    ['its options have a sound schema', {schema: {...sound.schema, examples: [{path: 1}]}}],
    ['its options have a sound schema', {schema: {...sound.schema, examples: []}}],
    ['its options have a sound schema', {schema: {...sound.schema, properties: {path: {type: 'string'}}}}],
    [
      'its options have a sound schema',
      {schema: {...sound.schema, properties: {path: {type: 'txt', description: 'x'}}}},
    ],
    [
      'its options have a sound schema',
      {schema: {...open, properties: {id: {description: 'x'}}, required: [], examples: [{}]}},
    ],
    ['its options have a sound schema', {problems: () => [{path: [], reason: 'x'}]}],
    ['what it sees has a sound schema', {observation: () => ({...open, properties: {a: {type: 'number'}}})}],
    [
      'what it sees has a sound schema',
      {observation: () => ({...open, properties: {a: {type: 'number', unit: 'kg', description: 'x'}}})},
    ],
    [
      'what it sees has a sound schema',
      {observation: () => ({...open, properties: {a: {type: 'string', unit: 'ms', description: 'x'}}})},
    ],
    ['what it implies can be judged', {implies: () => ({nothing: 1})}],
    ['its words are the same', {sentence: () => 'It is so.'}],
    ['its words are the same', {command: () => ''}],
    ['its words are the same', {command: () => String(Math.random())}],
    ['its words are the same', {summary: ''}],
    ['the wrong worlds', {falsehoods: () => [{where: 'all is wrong', seen: {free: 'much'}}]}],
    ['the wrong worlds', {falsehoods: (_, seen) => [{where: 'It is wrong.', seen}]}],
    ['the wrong worlds', {falsehoods: (_, seen) => [{where: 'it is full', seen, about: ['room']}]}],
    ['the wrong worlds', {falsehoods: (_, seen) => [{where: 'it is full', seen, about: ['free']}]}],
    ['the wrong worlds', {falsehoods: (_, seen) => [{where: 'it is full', seen: Object.assign(seen, {free: 0})}]}],
    ['its effect is', {effect: () => 'nothing' as 'reads'}],
    ['its tools say', {tools: [{program: 'x', install: ''}]}],
    [
      'it does not pass where nothing is',
      {implies: () => ({a: 1}), observation: () => open, load: seeing(async () => ({a: 1}))},
    ],
    ['it ends within two seconds', {load: seeing(() => new Promise((done) => setTimeout(done, 2600, {})))}],
    ['it puts no secret', {load: seeing((_, {exec, vars}) => exec('echo', [vars.DATA_DIR!]).then(() => ({})))}],
    ['it puts no secret', {load: seeing((_, {bash, vars}) => bash(`echo ${vars.DATA_DIR}`).then(() => ({})))}],
  ])('%s', async (name, change) => {
    const laws = conformance({...sound, ...change}, {vars: ({secret}) => ({DATA_DIR: secret})})
    const law = laws.find((law) => law.name.startsWith(`disk-room: ${name}`))
    await expect(law!.run()).rejects.toThrow()
  })
})

function seeing(observe: Awaited<ReturnType<Kind['load']>>['observe']): Kind['load'] {
  return async () => ({observe})
}
