import {basename} from 'node:path/posix'
import type {Fact, FactReader} from '../../fact.ts'
import {productName} from '../../util/product-name.ts'
import {lineCounter} from '../line-counter.ts'

/** How files say the version of a tool: the pattern gives the version, or `name` and `version`. */
const files: {file: RegExp; name?: string; pattern: RegExp; atLeast?: true}[] = [
  {file: /^\.(?:nvmrc|node-version)$/, name: 'node', pattern: /^[ \t]*v?(?<version>\d+(?:\.\d+)*)\b/gm},
  {file: /^\.python-version$/, name: 'python', pattern: /^[ \t]*(?<version>\d+(?:\.\d+)*)\b/gm},
  {file: /^\.ruby-version$/, name: 'ruby', pattern: /^[ \t]*(?:ruby-)?(?<version>\d+(?:\.\d+)*)\b/gm},
  {file: /^\.java-version$/, name: 'java', pattern: /^[ \t]*(?<version>\d+(?:\.\d+)*)\b/gm},
  {file: /^\.go-version$/, name: 'go', pattern: /^[ \t]*(?<version>\d+(?:\.\d+)*)\b/gm},
  {file: /^\.tool-versions$/, pattern: /^[ \t]*(?<name>[\w-]+)[ \t]+v?(?<version>\d+(?:\.\d+)*)/gm},
  {
    file: /^rust-toolchain(?:\.toml)?$/,
    name: 'rust',
    pattern: /^(?:channel[ \t]*=[ \t]*"?)?(?<version>\d+\.\d+(?:\.\d+)?)\b/gm,
  },
  {
    file: /^Cargo\.toml$/,
    name: 'rust',
    pattern: /^rust-version[ \t]*=[ \t]*"(?<version>\d+\.\d+(?:\.\d+)?)"/gm,
    atLeast: true,
  },
  {file: /^go\.mod$/, name: 'go', pattern: /^go[ \t]+(?<version>\d+\.\d+(?:\.\d+)?)/gm, atLeast: true},
  {
    file: /^go\.mod$/,
    pattern:
      /^(?:require)?[ \t]+(?<name>[\w.-]+\.[\w.-]+\/[\w./-]+)[ \t]+v(?<version>\d+\.\d+\.\d+)(?![^\n]*\/\/ indirect)/gm,
  },
  {file: /^pyproject\.toml$/, name: 'python', pattern: /^requires-python[ \t]*=[ \t]*["'](?<version>[^"'\n]+)["']/gm},
]

/** Versions of the tools that a repository is worked on with. */
export const toolVersions: FactReader = {
  name: 'tool-versions',
  summary:
    '`.nvmrc`, `.node-version`, `.python-version`, `.tool-versions`, `go.mod`, `rust-toolchain`, `pyproject.toml`',
  takes: (path) => files.some(({file}) => file.test(basename(path))),
  read: (path, text) => {
    const facts: Fact[] = files
      .filter(({file}) => file.test(basename(path)))
      .flatMap(({name, pattern, atLeast}) => {
        const lineAt = lineCounter(text)
        return [...text.matchAll(pattern)].map((match): Fact => {
          const {version, name: written} = match.groups as {version: string; name?: string}
          const isRange = atLeast === true || /[<>=~^*]/.test(version)
          return {
            family: 'version',
            name: name ?? productName(written!),
            path,
            line: lineAt(match.index + 1),
            version: atLeast ? `>=${version}` : version,
            precision: isRange ? 'range' : 'exact',
          }
        })
      })
    return {facts, problems: []}
  },
  examples: [
    {
      path: '.nvmrc',
      text: 'v20.11.0\n',
      finds: [{family: 'version', name: 'node', version: '20.11.0', precision: 'exact'}],
    },
    {
      path: 'api/.tool-versions',
      text: '# tools\nnodejs 22.1.0\ngolang 1.22\n',
      finds: [
        {name: 'node', version: '22.1.0', line: 2},
        {name: 'go', version: '1.22', line: 3},
      ],
    },
    {
      path: 'go.mod',
      text: 'module x\n\ngo 1.22\n\nrequire (\n\tgithub.com/a/b v1.2.3\n\tgithub.com/c/d v0.1.0 // indirect\n)\n',
      finds: [
        {name: 'go', version: '>=1.22', precision: 'range', line: 3},
        {name: 'github.com/a/b', version: '1.2.3', line: 6},
      ],
    },
    {
      path: 'rust-toolchain.toml',
      text: '[toolchain]\nchannel = "1.79.0"\n',
      finds: [{name: 'rust', version: '1.79.0', line: 2}],
    },
    {
      path: 'pyproject.toml',
      text: '[project]\nrequires-python = ">=3.11"\n',
      finds: [{name: 'python', version: '>=3.11', precision: 'range'}],
    },
    {path: '.nvmrc', text: 'lts/*\n', finds: []},
  ],
}
