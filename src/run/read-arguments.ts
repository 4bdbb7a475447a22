import {parseArgs} from 'node:util'

/** The arguments of a generated script. */
export interface ScriptArguments {
  json: boolean
  target?: string
  /** `name=value`, each. */
  input: string[]
}

/** Reads `--json`, `--target <name>` and `--input <name>=<value>`. Throws on any other. */
export function readArguments(words: string[]): ScriptArguments {
  // `zx script.mjs` leaves the path of the script among the arguments.
  const own = words[0]?.endsWith('.mjs') ? words.slice(1) : words
  const {values} = parseArgs({
    args: own,
    options: {
      json: {type: 'boolean', default: false},
      target: {type: 'string'},
      input: {type: 'string', multiple: true, default: []},
    },
  })
  return values
}
