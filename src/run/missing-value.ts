import type {CheckResult, CheckSpec} from '../model.ts'
import type {Runner} from './runner.ts'

/**
 * Why a check is not looked at: a variable that it refers to has no value. Skipped where that is an input, to which nobody chose to
 * give one; errored where there should be one. Undefined when all have a value.
 */
export function missingValue(
  spec: CheckSpec,
  vars: Record<string, string>,
  runner: Runner,
): Pick<CheckResult, 'status' | 'reason'> | undefined {
  const {variables, options, kind, inputs} = spec
  const own = (Object.hasOwn(runner.kinds, kind) ? runner.kinds[kind]!.ownVariables?.(options) : undefined) ?? []
  const wanted = [...variables.filter((one) => !own.includes(one)), ...inputsInCode(spec, runner)]
  const name = wanted.find((one) => !Object.hasOwn(vars, one))
  if (name === undefined) return undefined
  const {target} = runner
  if (Object.hasOwn(inputs, name))
    return {status: 'skipped', reason: `needs the input \`${name}\`, which has no default: \`--input ${name}=…\``}
  const reason = target.env.includes(name)
    ? `needs \`${name}\`: it is not set in the environment, from which target \`${target.name}\` takes it`
    : `needs \`${name}\`: it has no value; target \`${target.name}\` does not set it, and no check before captured it`
  return {status: 'errored', reason}
}

/** The inputs that code names: it takes them from its environment, so that nothing else says that it wants them. */
function inputsInCode({kind, options, inputs}: CheckSpec, {kinds}: Runner): string[] {
  const option = Object.hasOwn(kinds, kind) ? kinds[kind]!.code : undefined
  const code = option === undefined ? undefined : options[option]
  const words = new Set(typeof code === 'string' ? code.match(/\w+/g) : [])
  return Object.keys(inputs).filter((name) => words.has(name))
}
