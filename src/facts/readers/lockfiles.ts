import {basename} from 'node:path/posix'
import type {Fact, FactReader} from '../../fact.ts'
import type {Json, JsonObject} from '../../model.ts'
import {isObject} from '../../util/is-object.ts'
import {lineCounter} from '../line-counter.ts'

/** Versions of the packages that are installed: those that a package asks for itself; of Yarn, which does not tell them apart, all. */
export const lockfiles: FactReader = {
  name: 'lockfiles',
  summary: 'versions in `package-lock.json`, `pnpm-lock.yaml` and `yarn.lock`',
  takes: (path) => /^(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock)$/.test(basename(path)),
  read: (path, text) => {
    const found = path.endsWith('.json') ? inNpm(text) : path.endsWith('.yaml') ? inPnpm(text) : inYarn(text)
    const lineAt = lineCounter(text)
    const facts = found
      .toSorted((a, b) => a.at - b.at)
      .map(({name, version, at}): Fact => {
        return {family: 'version', name, path, line: lineAt(at), version, precision: 'exact'}
      })
    return {facts, problems: []}
  },
  examples: [
    {
      path: 'package-lock.json',
      text: '{\n  "packages": {\n    "": {\n      "dependencies": {"a": "^1"}\n    },\n    "node_modules/a": {\n      "version": "1.2.3"\n    },\n    "node_modules/b": {\n      "version": "2.0.0"\n    }\n  }\n}\n',
      finds: [{family: 'version', name: 'a', version: '1.2.3', line: 6, precision: 'exact'}],
    },
    {
      path: 'pnpm-lock.yaml',
      text: "lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n      '@x/a':\n        specifier: ^1.0.0\n        version: 1.2.3(b@2.0.0)\npackages:\n  b@2.0.0: {}\n",
      finds: [{name: '@x/a', version: '1.2.3', line: 5}],
    },
    {
      path: 'web/yarn.lock',
      text: '# yarn lockfile v1\n\n"@x/a@^1.0.0", "@x/a@^1.1.0":\n  version "1.2.3"\n\nb@^2:\n  version "2.0.1"\n',
      finds: [
        {name: '@x/a', version: '1.2.3', line: 3},
        {name: 'b', version: '2.0.1', line: 6},
      ],
    },
  ],
}

interface Found {
  name: string
  version: string
  at: number
}

function inNpm(text: string): Found[] {
  let lock: Json
  try {
    lock = JSON.parse(text) as Json
  } catch {
    return []
  }
  const packages = isObject(lock) && isObject(lock['packages']) ? lock['packages'] : {}
  const names = new Set(
    Object.entries(packages)
      .filter(([folder]) => !folder.includes('node_modules/'))
      .flatMap(([, own]) =>
        ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((key) => keysOf(own, key)),
      ),
  )
  let from = 0
  return Object.entries(packages).flatMap(([key, value]) => {
    const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(key)?.[1]
    if (name === undefined || !names.has(name) || !isObject(value) || typeof value['version'] !== 'string') return []
    from = Math.max(from, text.indexOf(JSON.stringify(key), from))
    return [{name, version: value['version'], at: from}]
  })
}

function keysOf(value: Json, key: string): string[] {
  const map: JsonObject | undefined = isObject(value) && isObject(value[key]) ? value[key] : undefined
  return map ? Object.keys(map) : []
}

function inPnpm(text: string): Found[] {
  const entry = /^( *)(?:'|")?(@?[\w./-]+)(?:'|")?:\r?\n\1 {2}specifier: .*\r?\n\1 {2}version: ['"]?(\d[^\s('"]*)/gm
  return [...text.matchAll(entry)].map(({1: indent, 2: name, 3: version, index}) => {
    return {name: name!, version: version!, at: index + indent!.length}
  })
}

function inYarn(text: string): Found[] {
  const entry = /^"?(@?[^@\s"]+)@[^\n]*:\r?\n {2}version:? "?(\d[^\s"]*)/gm
  return [...text.matchAll(entry)].map(({1: name, 2: version, index}) => ({name: name!, version: version!, at: index}))
}
