import type {ReactNode} from 'react'
import {visibleText} from '../../../live/visible-text.ts'
import type {PageData} from '../../../page-data.ts'
import Words from '../Words/index.tsx'

export interface Props {
  page: PageData
  /** Of the fence, from 1. */
  line: number | string
}

/** A fence that says it is a check and is none: what is wrong with it, and its source. */
export default function BrokenCheck({page, line}: Props): ReactNode {
  const {problems = [], code = ''} = page.broken.find((one) => one.line === Number(line)) ?? {}
  return (
    <div className="pb-check pb-problem" id={`problem-${line}`}>
      <p className="pb-problem__title">
        <b>Problem: this check cannot be run</b> <small>line {line}</small>
      </p>
      <ul>
        {problems.map(({rule, reason, hint, line, column}, i) => (
          <li key={i}>
            <Words>{reason}</Words>
            {hint && (
              <>
                {' — '}
                <Words>{hint}</Words>
              </>
            )}{' '}
            <small>
              {rule}, {line}:{column}
            </small>
          </li>
        ))}
      </ul>
      <pre tabIndex={0}>
        <code>{visibleText(code)}</code>
      </pre>
    </div>
  )
}
