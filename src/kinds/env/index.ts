import type {Kind} from '../../kind.ts'
import type {JsonObject} from '../../model.ts'
import {isObject} from '../../util/is-object.ts'
import {quoteTemplate} from '../../util/quote-template.ts'
import {falsehoods} from './falsehoods.ts'
import {type Env, observation, schema} from './schema.ts'

/** The variables of the target are there and as a schema says. */
export default {
  name: 'env',
  summary: 'The variables of the environment are there and as a schema says',
  schema,
  observation: () => observation,
  effect: () => 'reads',
  tools: [],
  implies,
  sentence,
  command,
  problems: ({schema, example}) =>
    schema === undefined && example === undefined
      ? [{path: [], reason: 'Unexpected check without a schema, expected `schema`, `example` or both'}]
      : [],
  falsehoods,
  load: () => import('./observe.ts'),
} satisfies Kind<Env>

function implies({schema, example}: Env): JsonObject {
  const none = {equals: []}
  const both = schema !== undefined && example !== undefined
  return {missing: none, invalid: none, ...(both && {'example.missing': none, 'example.unknown': none})}
}

function sentence({schema, example}: Env): string {
  const from = typeof schema === 'string' ? `as \`${schema}\` says` : 'as the schema says'
  if (schema === undefined) return `Every variable that \`${example}\` names is set`
  return `The variables are ${from}${example === undefined ? '' : `, and \`${example}\` names the same`}`
}

/** Only names: what the variables hold does not belong on a screen. */
function command({schema, example}: Env): string {
  const required = isObject(schema) && Array.isArray(schema.required) ? schema.required.map(String) : []
  const test = 'do [ -n "${!name+set}" ] || echo "missing: $name"; done'
  if (isObject(schema)) return `for name in ${required.map(quoteTemplate).join(' ')}; ${test}`
  const list =
    schema === undefined
      ? `grep -oE '^(export )?[A-Za-z_][A-Za-z0-9_]*' ${quoteTemplate(example ?? '')} | sed 's/^export //'`
      : `jq -r '.required[]' ${quoteTemplate(schema)}`
  return `${list} | while read -r name; ${test}`
}
