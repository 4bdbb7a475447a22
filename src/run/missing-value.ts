import type {CheckSpec} from '../model.ts'
import type {Runner} from './runner.ts'

/** Why a check cannot look: a variable it refers to has no value. Undefined when all have one. */
export function missingValue(
  {variables, options, kind}: CheckSpec,
  vars: Record<string, string>,
  runner: Runner,
): string | undefined {
  const own = (Object.hasOwn(runner.kinds, kind) ? runner.kinds[kind]!.ownVariables?.(options) : undefined) ?? []
  const name = variables.find((one) => !Object.hasOwn(vars, one) && !own.includes(one))
  if (name === undefined) return undefined
  const {target} = runner
  return target.env.includes(name)
    ? `needs \`${name}\`: it is not set in the environment, from which target \`${target.name}\` takes it`
    : `needs \`${name}\`: it has no value; target \`${target.name}\` does not set it, and no check before captured it`
}
