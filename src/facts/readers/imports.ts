import type {FactReader} from '../../fact.ts'
import {modulesIn} from '../imports/modules-in.ts'

/** What JavaScript and TypeScript files import, where they name it by a literal. */
export const imports: FactReader = {
  name: 'imports',
  summary: 'imports, exports from and requires of JavaScript and TypeScript files',
  onDemand: true,
  takes: (path) => /\.[cm]?[jt]sx?$/.test(path),
  mayHold: (text) => /\b(?:import|require|export)\b/.test(text),
  read: (path, text) => {
    let line = 1
    let counted = 0
    const facts = modulesIn(text).map(({name, at}) => {
      for (; counted < at; counted++) if (text[counted] === '\n') line++
      return {family: 'import' as const, name, path, line}
    })
    return {facts, problems: []}
  },
  examples: [
    {
      path: 'src/a.ts',
      text: "import {\n  b,\n} from './b.ts'\nexport * from 'c'\nconst d = await import('./d.ts')\n// import 'e'\n",
      finds: [
        {family: 'import', name: './b.ts', line: 3},
        {name: 'c', line: 4},
        {name: './d.ts', line: 5},
      ],
    },
    {path: 'a.cjs', text: "const {b} = require('./b')\n", finds: [{name: './b', line: 1}]},
  ],
}
