import type {Falsehood} from '../../kind.ts'
import type {JsonObject, Observation} from '../../model.ts'
import type {Env} from './schema.ts'

/** A variable that is not set, one that is set to nonsense, an example that names others. */
export function falsehoods(_: Env, seen: Observation): Falsehood[] {
  const wrong = (change: JsonObject): Observation => ({...seen, valid: false, ...change})
  return [
    {where: 'a variable is missing', seen: wrong({missing: ['A_VARIABLE']})},
    {where: 'a variable is not as the schema says', seen: wrong({invalid: ['A_VARIABLE: must be integer']})},
    ...(seen.example === undefined
      ? []
      : [
          {where: 'the example names another variable', seen: wrong({example: {missing: ['A_VARIABLE'], unknown: []}})},
        ]),
  ]
}
