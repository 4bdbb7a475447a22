import {parseArgs} from 'node:util'

/** The arguments of a generated script: `--json`, `--target <name>`. Throws on any other. */
export function readArguments(words: string[]): {json: boolean; target?: string} {
  // `zx script.mjs` leaves the path of the script among the arguments.
  const own = words[0]?.endsWith('.mjs') ? words.slice(1) : words
  const {values} = parseArgs({args: own, options: {json: {type: 'boolean', default: false}, target: {type: 'string'}}})
  return values
}
