import type {Kind} from '../../model.ts'
import {syntaxProblem} from './syntax-problem.ts'

/** The options of a `script` check. */
export interface Script {
  run: string
}

/** A script of the author's finds what it expects. */
export default {
  name: 'script',
  summary: 'A script finds what it expects',
  code: 'run',
  schema: {
    type: 'object',
    properties: {
      run: {
        type: 'string',
        minLength: 1,
        contentMediaType: 'text/javascript',
        description:
          'JavaScript with `await`: the body of a function that is given `$` (of zx), `fetch`, `expect(name, actual, predicate)` and `vars`.',
        examples: ["expect('users', (await fetch(vars.BASE_URL + '/users')).status, 200)"],
      },
    },
    required: ['run'],
    additionalProperties: false,
    examples: [{run: "const {stdout} = await $`git status --porcelain`\nexpect('changed files', stdout.trim(), '')"}],
  },
  observation: () => ({
    type: 'object',
    properties: {
      expectations: {
        type: 'integer',
        minimum: 0,
        description: 'How many times the script called `expect`; a script that never does has checked nothing.',
      },
      values: {type: 'object', description: 'What the script gave to `expect`, by name.', additionalProperties: true},
    },
    required: ['expectations', 'values'],
    additionalProperties: false,
  }),
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
  load: () => import('./observe.ts'),
} satisfies Kind<Script>
