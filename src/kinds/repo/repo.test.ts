import {mkdirSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {expect, it} from 'vitest'
import {contextFor} from '../../../test/support/context.ts'
import repo from './index.ts'
import {observe} from './observe.ts'

const project = {
  'package.json': '{"name": "shop", "scripts": {"test": "x", "lint": "y"}, "dependencies": {"pg": "^8", "@a/b": "1"}}',
  'api/openapi.json': '{"openapi": "3.0.0", "servers": [{"url": "/api"}], "paths": {"/a": {"get": {}, "delete": {}}}}',
  'src/a.ts': "import {b} from './deep/b.ts'\nimport pg from 'pg'\nimport x from '@a/b/c'\n",
  'src/deep/b.ts': "import {c} from '../../example/c.js'\n",
  'example/c.ts': 'export const c = 1\n',
  'docs/a.md': "import './not/code'\n",
}

function contextOf(files: Record<string, string> = project) {
  const context = contextFor()
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(context.root, dirname(path)), {recursive: true})
    writeFileSync(join(context.root, path), text)
  }
  return context
}

it('sees files, imports, packages, scripts and operations, and only what is asked for', async () => {
  const look = (options: Parameters<typeof observe>[0]) => observe(options, contextOf())
  expect(await look({files: ['src/**', '!src/deep/**']})).toEqual({files: ['src/a.ts']})
  expect(await look({files: 'src/**/*.js'})).toEqual({files: []})
  expect(await look({imports: {from: 'src/**', to: 'example/**'}})).toEqual({
    imports: ['src/deep/b.ts → example/c.ts'],
  })
  expect(await look({imports: {from: '**/*.ts', to: ['pg', '@a/*', 'src/**']}})).toEqual({
    imports: ['src/a.ts → @a/b/c', 'src/a.ts → pg', 'src/a.ts → src/deep/b.ts'],
  })
  expect(await look({imports: {from: 'example/**', to: 'src/**'}})).toEqual({imports: []})
  expect(await look({packages: '*', scripts: 't*'})).toEqual({packages: {pg: '^8'}, scripts: ['test']})
  expect(await look({packages: '@a/*'})).toEqual({packages: {'@a/b': '1'}})
  expect(await look({operations: 'DELETE /api/**'})).toEqual({operations: ['DELETE /api/a']})
})

it.each([
  [{imports: {from: 'source/**', to: 'example/**'}}, 'no JavaScript or TypeScript file is called `source/**`'],
  [{imports: {from: 'docs/**', to: 'example/**'}}, 'no JavaScript or TypeScript file is called `docs/**`'],
  [{imports: {from: 'src/**', to: 'exmaple/**'}}, 'no file is called `exmaple/**`'],
  [{files: 'source/**/*.js'}, 'there is no folder `source`'],
])('cannot tell of %j, which would hold of everything', async (options, message) => {
  await expect(observe(options, contextOf())).rejects.toThrow(message)
})

it('cannot tell without anything to look at', async () => {
  await expect(observe({files: '**'}, contextOf({}))).rejects.toThrow('the project has no files')
  const bare = {'a.ts': '', 'package.json': '{'}
  await expect(observe({packages: '*'}, contextOf(bare))).rejects.toThrow('there is no package.json')
  await expect(observe({scripts: '*'}, contextOf(bare))).rejects.toThrow('there is no package.json')
  await expect(observe({operations: '**'}, contextOf(bare))).rejects.toThrow('no OpenAPI document')
})

it('says so where it looks at nothing, and how to look oneself', () => {
  expect(repo.problems({})).toHaveLength(1)
  expect(repo.problems({files: 'a'})).toEqual([])
  expect(repo.command({files: ['a/**', '!b']})).toBe(
    `git ls-files -co --exclude-standard -- ':(glob)a/**' ':(glob,exclude)b'`,
  )
  expect(repo.sentence({imports: {from: 'a', to: ['b', 'c']}})).toBe(
    'The repository is as expected in its imports from `a` to `b`, `c`',
  )
})
