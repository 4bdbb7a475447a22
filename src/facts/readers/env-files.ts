import {basename} from 'node:path/posix'
import type {FactReader} from '../../fact.ts'
import {variablesIn} from '../variables/variables-in.ts'

const assigned = [/^[ \t]*(?:#[ \t]?)?(?:export[ \t]+)?([A-Z][A-Z0-9_]*)[ \t]*=/gm]

/** Variables that files of settings hold, also those that are commented out. */
export const envFiles: FactReader = {
  name: 'env-files',
  summary: 'variables of `.env*`, `*.env` and their examples',
  takes: (path) =>
    /^\.?(?:dot)?env(?:$|[.-])|\.env(?:$|[.-])/.test(basename(path)) && !/\.(?:[cm]?[jt]sx?|md|py|go|rb)$/.test(path),
  read: (path, text) => ({facts: variablesIn(path, text, 'declared', assigned), problems: []}),
  examples: [
    {
      path: 'api/.env.example',
      text: 'PORT=4000\n# LOG_LEVEL=debug\nexport DB_PASSWORD=\n# Set FOO = 1\n',
      finds: [
        {family: 'variable', name: 'PORT', use: 'declared', line: 1},
        {family: 'variable', name: 'LOG_LEVEL', line: 2},
        {family: 'variable', name: 'DB_PASSWORD', line: 3, secret: true},
      ],
    },
    {path: 'secrets/db.env.sample', text: 'DB_NAME=x\n', finds: [{name: 'DB_NAME'}]},
  ],
}
