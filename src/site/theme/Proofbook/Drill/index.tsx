import type {ReactNode} from 'react'
import {itemText} from '../../../live/item-text.ts'
import {visibleText} from '../../../live/visible-text.ts'
import State from '../State/index.tsx'

export interface Props {
  name?: string
  /** What stands in the fence; without it, the text of the children. */
  code?: string
  children?: ReactNode
}

/** A drill where its fence stands: that nobody has rehearsed it, and what it would do. */
export default function Drill({name, code, children}: Props): ReactNode {
  return (
    <div className="pb-check pb-drill" id={name && `drill-${name}`}>
      <p className="pb-row">
        <b>Drill {name}</b> <State of="unproven">Not rehearsed yet</State>
      </p>
      <pre tabIndex={0}>
        <code>{visibleText(code ?? itemText(children))}</code>
      </pre>
    </div>
  )
}
