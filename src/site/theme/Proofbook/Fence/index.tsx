import BrokenCheck from '@theme/Proofbook/BrokenCheck'
import Check from '@theme/Proofbook/Check'
import type {ReactNode} from 'react'
import type {PageData} from '../../../page-data.ts'

export interface Props {
  page: PageData
  /** Line of the fence in the document. */
  line: number | string
}

/** A fence that says it is a check: the card of the check, or what is wrong with it. */
export default function Fence({page, line}: Props): ReactNode {
  const check = page.checks.find((one) => one.line === Number(line))
  return check ? <Check page={page} name={check.name} /> : <BrokenCheck page={page} line={line} />
}
