import type {Fact, FactReader} from '../../fact.ts'
import {lineCounter} from '../line-counter.ts'

const asked =
  /^[ \t]*(?:-[ \t]+)?(node|python|go|java|ruby)-version[ \t]*:[ \t]*([^#\n]*(?:\n[ \t]+-[ \t]*["']?\d[^\n]*)*)/gm

/** Versions that workflows of GitHub set up, also those of a matrix. */
export const workflowVersions: FactReader = {
  name: 'workflow-versions',
  summary: '`node-version`, `python-version`, `go-version`, `java-version` and `ruby-version` of workflows',
  takes: (path) => /(?:^|\/)\.github\/.*\.ya?ml$/.test(path),
  mayHold: (text) => text.includes('-version'),
  read: (path, text) => {
    const lineAt = lineCounter(text)
    const facts: Fact[] = [...text.matchAll(asked)].flatMap(({0: whole, 1: name, 2: said, index}) => {
      const line = lineAt(index + whole.search(/\S/) + 1)
      const versions = said!.includes('${{') ? [] : (said!.match(/\d+(?:\.\d+)*/g) ?? [])
      return versions.map((version): Fact => ({
        family: 'version',
        name: name!,
        path,
        line,
        version,
        precision: 'exact',
      }))
    })
    return {facts, problems: []}
  },
  examples: [
    {
      path: '.github/workflows/ci.yml',
      text: "jobs:\n  a:\n    steps:\n      - with:\n          node-version: '20.x'\n  b:\n    matrix:\n      python-version: ['3.10', '3.12']\n      go-version:\n        - 1.22\n    steps:\n      - with: x\n        node-version: ${{ matrix.node }}\n",
      finds: [
        {family: 'version', name: 'node', version: '20', line: 5, precision: 'exact'},
        {name: 'python', version: '3.10', line: 8},
        {name: 'python', version: '3.12', line: 8},
        {name: 'go', version: '1.22', line: 9},
      ],
    },
  ],
}
