import type {Kind} from '../../kind.ts'
import {lookIn} from './look-in.ts'
import {commandFor, sentenceFor} from './render.ts'
import {observation, type Repo, schema} from './schema.ts'

/** The repository has what it should have, and nothing in it reaches where it should not. */
export default {
  name: 'repo',
  summary: 'The repository has the files, imports, packages, scripts and operations that it should',
  schema,
  observation,
  effect: () => 'reads',
  tools: [],
  implies: () => ({}),
  sentence: sentenceFor,
  command: commandFor,
  problems: (options) =>
    Object.keys(options).length > 0
      ? []
      : [
          {
            path: [],
            reason:
              'Unexpected check that looks at nothing, expected `files`, `imports`, `packages`, `scripts` or `operations`',
          },
        ],
  inFacts: lookIn,
  load: () => import('./observe.ts'),
} satisfies Kind<Repo>
