import {basename} from 'node:path/posix'
import type {FactReader} from '../../fact.ts'
import {variablesIn} from '../variables/variables-in.ts'

/** One instruction, with what continues it. */
const instructions = /^[ \t]*(?:ENV|ARG)[ \t]+(?:[^\n\\]|\\\r?\n|\\.)*/gim
const assigned = /(?:^[ \t]*(?:ENV|ARG)[ \t]+|[ \t])([A-Z][A-Z0-9_]*)(?==|[ \t]|\s*$)/gim

/** Variables that a Dockerfile declares. */
export const dockerfileVariables: FactReader = {
  name: 'dockerfile-variables',
  summary: '`ENV` and `ARG` of every Dockerfile',
  takes: (path) => /^(?:Docker|Container)file(?:\.|$)|\.(?:Docker|docker|container)file$/.test(basename(path)),
  read: (path, text) => {
    // Blanks in the place of everything else keep the lines as they are.
    let said = ''
    for (const match of text.matchAll(instructions)) {
      const gap = text.slice(said.length, match.index).replace(/[^\n]/g, ' ')
      const quoted = match[0].replace(/=(?:"[^"]*"|'[^']*')/g, (value) => `=${value.slice(1).replace(/[^\n]/g, '_')}`)
      const isPair = /^\s*ENV\s+[A-Z0-9_]+\s+[^=]/i.test(match[0])
      said +=
        gap +
        (isPair
          ? quoted.replace(
              /(ENV\s+\w+)([\s\S]*)/i,
              (_, head: string, rest: string) => head + rest.replace(/[^\n]/g, ' '),
            )
          : quoted)
    }
    return {facts: variablesIn(path, said, 'declared', [assigned]), problems: []}
  },
  examples: [
    {
      path: 'web/Dockerfile',
      text: 'FROM node:20\nARG APP_VERSION\nENV WEB_PORT=80 \\\n    WEB_HOST="A B"\nENV OLD_STYLE ANY TEXT\nRUN echo FOO=1\n',
      finds: [
        {family: 'variable', name: 'APP_VERSION', use: 'declared', line: 2},
        {family: 'variable', name: 'WEB_PORT', line: 3},
        {family: 'variable', name: 'WEB_HOST', line: 4},
        {family: 'variable', name: 'OLD_STYLE', line: 5},
      ],
    },
  ],
}
