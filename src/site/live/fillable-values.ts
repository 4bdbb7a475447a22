import type {PageData, SiteData} from '../page-data.ts'
import {inputProblem} from './input-problem.ts'

/**
 * What a reader's commands are filled in with: the variables of the target that are no secrets, and above them the inputs, where
 * they have a value.
 */
export function fillableValues(
  {inputs}: PageData,
  {targets, secrets}: SiteData,
  {target, inputs: given}: {target: string; inputs: Record<string, string>},
): Record<string, string> {
  const vars = Object.entries(targets.find(({name}) => name === target)?.vars ?? {})
  const fit = inputs.flatMap((input): [string, string][] => {
    const {[input.name]: value = ''} = given
    return (value === '' && input.required) || inputProblem(input, value) !== undefined ? [] : [[input.name, value]]
  })
  return Object.fromEntries([...vars.filter(([name]) => !secrets.includes(name)), ...fit])
}
