import {basename, dirname} from 'node:path/posix'
import type {Fact, FactReader} from '../../fact.ts'
import type {Json} from '../../model.ts'
import {isObject} from '../../util/is-object.ts'
import {lineOf} from '../line-of.ts'
import {unreadableFacts} from '../unreadable-facts.ts'

/** Scripts, packages and the versions that are asked for, of every package.json. */
export const packageJson: FactReader = {
  name: 'package-json',
  summary: 'scripts, packages and engines of every `package.json`',
  takes: (path) => basename(path) === 'package.json',
  read: (path, text) => {
    let manifest: Json
    try {
      manifest = JSON.parse(text) as Json
    } catch (error) {
      return {
        facts: [],
        problems: [unreadableFacts(path, text, `JSON that cannot be read (${(error as Error).message})`)],
      }
    }
    if (!isObject(manifest)) return {facts: [], problems: [unreadableFacts(path, text, 'JSON that is no object')]}
    const folder = dirname(path) === '.' ? '' : dirname(path)
    const own = typeof manifest['name'] === 'string' ? manifest['name'] : undefined
    const facts: Fact[] = []
    if (own !== undefined)
      facts.push({family: 'package', name: own, path, line: lineOf(text, ['name']), folder, as: 'own'})
    for (const name of keysOf(manifest['scripts'])) {
      const line = lineOf(text, ['scripts', name])
      facts.push({family: 'script', name, path, line, folder, ...(own !== undefined && {package: own})})
    }
    for (const [field, as] of dependencies) {
      const asked = isObject(manifest[field]) ? manifest[field] : {}
      for (const [name, version] of Object.entries(asked)) {
        const line = lineOf(text, [field, name])
        facts.push({family: 'package', name, path, line, folder, as})
        if (typeof version === 'string') facts.push({family: 'version', name, path, line, version, precision: 'range'})
      }
    }
    for (const [name, version] of Object.entries(isObject(manifest['engines']) ? manifest['engines'] : {})) {
      if (typeof version !== 'string') continue
      facts.push({family: 'version', name, path, line: lineOf(text, ['engines', name]), version, precision: 'range'})
    }
    return {facts, problems: []}
  },
  examples: [
    {
      path: 'web/package.json',
      text: '{\n  "name": "web",\n  "scripts": {\n    "build": "tsc"\n  },\n  "engines": {"node": ">=20"}\n}\n',
      finds: [
        {family: 'package', name: 'web', line: 2, folder: 'web', as: 'own'},
        {family: 'script', name: 'build', line: 4, folder: 'web', package: 'web'},
        {family: 'version', name: 'node', line: 6, version: '>=20', precision: 'range'},
      ],
    },
    {path: 'package.json', text: '{', finds: []},
  ],
}

const dependencies = [
  ['dependencies', 'dependency'],
  ['devDependencies', 'development'],
  ['peerDependencies', 'peer'],
  ['optionalDependencies', 'optional'],
] as const

function keysOf(value: Json | undefined): string[] {
  return isObject(value) ? Object.keys(value) : []
}
