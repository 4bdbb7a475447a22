import type {Kind} from '../../kind.ts'
import {falsehoods} from './falsehoods.ts'
import {problems} from './problems.ts'
import {command, sentence} from './render.ts'
import {type Http, methodOf, observation, schema} from './schema.ts'

/** An address answers as expected; or several, one after another. */
export default {
  name: 'http',
  summary: 'An address answers as expected',
  schema,
  observation,
  effect: ({steps, ...request}) =>
    (steps ?? [request]).every((one) => ['get', 'head'].includes(methodOf(one).method)) ? 'reads' : 'writes',
  tools: [],
  implies: () => ({}),
  sentence,
  command,
  problems,
  ownVariables: ({steps = []}) => steps.flatMap(({capture = {}}) => Object.keys(capture)),
  falsehoods,
  load: () => import('./observe.ts'),
} satisfies Kind<Http>
