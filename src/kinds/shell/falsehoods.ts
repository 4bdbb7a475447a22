import type {Falsehood} from '../../kind.ts'
import type {Observation} from '../../model.ts'
import type {Shell} from './schema.ts'

/** A command that ends with another status, and one that has nothing to say. */
export function falsehoods(_: Shell, seen: Observation): Falsehood[] {
  const exit = seen.exit === 0 ? 1 : 0
  const {json: _json, ...others} = seen
  const silent = {...others, stdout: ''}
  return [
    {
      where: `the command exits with ${exit} and prints nothing`,
      seen: {...silent, stderr: '', exit},
      hint: 'expect its `exit`',
    },
    {where: 'the command exits as it did and prints nothing', seen: silent, about: ['stdout', 'json']},
  ]
}
