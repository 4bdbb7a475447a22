import type {CheckSpec, Input} from '../model.ts'

/** What each input stands for: what the run was given before what the document says. Those with neither are left out. */
export function inputValues(inputs: CheckSpec['inputs']): Record<string, string> {
  return valuesOf(inputs, ({given, default: preset}) => given ?? preset)
}

/** The inputs that a run was given other values for than the document's own; undefined where there are none. */
export function otherInputs(inputs: CheckSpec['inputs']): Record<string, string> | undefined {
  const others = valuesOf(inputs, ({given, default: preset}) => (given === preset ? undefined : given))
  return Object.keys(others).length > 0 ? others : undefined
}

function valuesOf(inputs: CheckSpec['inputs'], value: (input: Input) => string | undefined): Record<string, string> {
  const values = Object.entries(inputs).map(([name, input]) => [name, value(input)] as const)
  return Object.fromEntries(values.filter((one): one is [string, string] => one[1] !== undefined))
}
