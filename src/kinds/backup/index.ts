import type {Kind} from '../../kind.ts'
import {falsehoods} from './falsehoods.ts'
import {problems} from './problems.ts'
import {command, sentence} from './render.ts'
import {type Backup, observation, schema} from './schema.ts'
import {tools} from './tool.ts'

/** A backup restores, and what comes out is what went in. */
export default {
  name: 'backup',
  summary: 'A backup restores',
  schema,
  observation,
  effect: () => 'writes',
  tools,
  implies: ({from, smoke}) => ({
    ...(from === undefined ? {} : {exists: true, checksum: ['matches', 'missing']}),
    size: '> 0',
    'restore.errors': 0,
    ...(from === undefined && {mismatched: {equals: []}}),
    ...(smoke && Object.fromEntries(Object.keys(smoke).map((name) => [errorPath(smoke, name), null]))),
  }),
  sentence,
  command,
  problems,
  falsehoods,
  load: () => import('./observe.ts'),
} satisfies Kind<Backup>

function errorPath(smoke: Record<string, string> | string[], name: string): string {
  return Array.isArray(smoke) ? `smoke[${name}].error` : `smoke.${name}.error`
}
