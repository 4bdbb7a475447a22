import type {Kind} from '../../kind.ts'
import {falsehoods} from './falsehoods.ts'
import {syntaxProblem} from './syntax-problem.ts'
import {observation, schema, type Script} from './schema.ts'

/** A script of the author's finds what it expects. */
export default {
  name: 'script',
  summary: 'A script finds what it expects',
  code: 'run',
  schema,
  observation: () => observation,
  effect: () => 'writes',
  tools: [],
  implies: () => ({expectations: '> 0'}),
  sentence: ({run}) => {
    const names = [...run.matchAll(/\bexpect\(\s*(['"`])(.{1,60}?)\1/g)].map(([, , name]) => name)
    return names.length === 0 ? 'The script finds what it expects' : `The script finds as expected: ${names.join(', ')}`
  },
  // The way to run it alone is its generated script, whose path a kind does not know.
  command: () => '',
  problems: ({run}) => syntaxProblem(run),
  isolate: true,
  falsehoods,
  load: () => import('./observe.ts'),
} satisfies Kind<Script>
