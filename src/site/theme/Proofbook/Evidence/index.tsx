import type {ReactNode} from 'react'
import {saySize} from '../../../live/say-time.ts'
import {visibleText} from '../../../live/visible-text.ts'

export interface Props {
  label: string
  text: string
  /** Size of the whole, where `text` is only a part of it. */
  bytes?: number
}

/** More than anybody reads on a page; the rest is in the report. */
const most = 50_000

/** A piece of what was seen, folded: plain text in which nothing hides or acts. */
export default function Evidence({label, text, bytes}: Props): ReactNode {
  const shown = text.slice(0, most)
  const whole = bytes ?? text.length
  const isPart = bytes !== undefined || shown.length < text.length
  return (
    <details className="pb-evidence">
      <summary>
        {visibleText(label)}{' '}
        <small>
          {isPart ? `${saySize(shown.length)} of ${saySize(whole)}; the rest is in the report` : saySize(whole)}
        </small>
      </summary>
      <pre tabIndex={0}>{visibleText(shown)}</pre>
    </details>
  )
}
