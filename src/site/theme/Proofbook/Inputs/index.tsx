import {type ReactNode, useId} from 'react'
import {inputProblem} from '../../../live/input-problem.ts'
import type {PageStore} from '../../../live/page-store.ts'
import {useLive} from '../../../live/use-live.ts'
import type {PageData} from '../../../page-data.ts'
import {quoteShell} from '../../../../util/quote-shell.ts'

export interface Props {
  page: PageData
}

/** Fields for the inputs of a document: what stands in them fills every command of the page, and stays in its address. */
export default function Inputs({page}: Props): ReactNode {
  const {live, store} = useLive(page, ({inputs}) => [inputs])
  if (page.inputs.length === 0) return null
  return (
    <fieldset className="pb-inputs">
      <legend>Fill in the commands</legend>
      {page.inputs.map((input) => (
        <Field key={input.name} input={input} value={live.inputs[input.name] ?? ''} store={store} />
      ))}
    </fieldset>
  )
}

function Field({input, value, store}: {input: PageData['inputs'][number]; value: string; store: PageStore}): ReactNode {
  const {name, title, required, default: preset} = input
  const id = useId()
  const problem = inputProblem(input, value)
  return (
    <p className="pb-field">
      <label htmlFor={id}>
        {title ?? name} <code>${name}</code>
      </label>
      <input
        id={id}
        className="pb-js"
        value={value}
        placeholder={preset}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-said`}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        onChange={({target}) => store.setInput(name, target.value)}
      />
      <small id={`${id}-said`} className={problem && 'pb-wrong'}>
        {problem ? `${problem}; not filled in` : saidOf(value, required)}
      </small>
    </p>
  )
}

function saidOf(value: string, required: boolean): string {
  if (value === '') return required ? 'needed; until then the commands keep its name' : 'may stay empty'
  const quoted = quoteShell(value)
  return quoted === value ? '' : `filled in as ${quoted}`
}
