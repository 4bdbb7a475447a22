import type {Kind, OptionProblem} from '../../kind.ts'
import {listed} from '../../util/describe.ts'
import {referencesIn} from '../../util/interpolate.ts'
import {falsehoods} from './falsehoods.ts'
import {command, sentence} from './render.ts'
import {observation, schema, type Sql} from './schema.ts'

/** A query on a PostgreSQL database answers as expected. */
export default {
  name: 'sql',
  summary: 'A database answers a query as expected',
  schema,
  observation: () => observation,
  effect: () => 'reads',
  tools: [],
  implies: () => ({error: null}),
  sentence,
  command,
  problems,
  falsehoods,
  load: () => import('./observe.ts'),
} satisfies Kind<Sql>

/** A query is code, and code is not built from text: what a variable holds could become a statement. */
function problems({query}: Sql): OptionProblem[] {
  const names = referencesIn(query).map(({written}) => written)
  if (names.length === 0) return []
  return [
    {
      path: ['query'],
      reason: `Unexpected ${listed(names, 'and')} in the query, expected a parameter`,
      hint: `write \`$1\`, and \`params: ["${names[0]}"]\` beside the query`,
    },
  ]
}
