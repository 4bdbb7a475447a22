import type {ReactNode} from 'react'
import {visibleText} from '../../../live/visible-text.ts'

export interface Props {
  children: string
}

/** A sentence in which what stands in backticks is code. */
export default function Words({children}: Props): ReactNode {
  return visibleText(children)
    .split(/`([^`]+)`/)
    .map((part, i) => (i % 2 ? <code key={i}>{part}</code> : part))
}
