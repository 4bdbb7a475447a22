import {basename} from 'node:path/posix'
import type {FactReader} from '../../fact.ts'
import {variablesIn} from '../variables/variables-in.ts'

const asked = [/\$\{([A-Z][A-Z0-9_]*):?[-?=+]/g]
const exported = [/^\s*export\s+([A-Z][A-Z0-9_]*)=/gm]
/** `NAME=…`, but for `NAME=${NAME:-…}`, which is how a script takes what the environment has. */
const sets =
  /(?:^|[\s;(])([A-Z][A-Z0-9_]*)=(?!["']?\$\{\1:?[-?=+])|\b(?:read|for|local|declare|getopts\s+\S+)\s+(?:-\w+\s+)*([A-Z][A-Z0-9_]*)\b(?!=)/gm

/** Variables of the environment that shell scripts ask for and do not set themselves. */
export const shellVariables: FactReader = {
  name: 'shell-variables',
  summary: 'variables that shell scripts ask for: `${X:?}`, `${X:-default}`',
  takes: (path) => /\.(?:sh|bash|zsh|ksh|bats|envrc)$|(?:^|\/)(?:entrypoint|run|start)$/.test(path),
  mayHold: (text) => text.includes('${') || text.includes('export'),
  read: (path, text) => {
    const own = new Set([...text.matchAll(sets)].map(([, set, read]) => set ?? read))
    const reads = variablesIn(path, text, 'read', asked).filter(({name}) => !own.has(name))
    const declared = basename(path) === '.envrc' ? variablesIn(path, text, 'declared', exported) : []
    return {facts: [...reads, ...declared], problems: []}
  },
  examples: [
    {
      path: 'ops/backup.sh',
      text: 'A="${SH_A:?}"\nSH_B=${SH_B:-x}\nSH_C=1\necho "${SH_C:-y}" "$SH_D" "${SH_E-}"\n',
      finds: [
        {family: 'variable', name: 'SH_A', use: 'read', line: 1},
        {family: 'variable', name: 'SH_B', line: 2},
        {family: 'variable', name: 'SH_E', line: 4},
      ],
    },
    {path: '.envrc', text: 'export SH_F=1\n', finds: [{name: 'SH_F', use: 'declared'}]},
  ],
}
