import {type ReactNode, useState} from 'react'
import {copyText} from '../../../live/copy-text.ts'

export interface Props {
  text: string | (() => string)
  /** What is copied: `the command of healthy`. */
  what: string
  children?: ReactNode
}

/** A button that copies a text, and says whether it did. */
export default function CopyButton({text, what, children = 'Copy'}: Props): ReactNode {
  const [said, say] = useState('')
  const copy = async () => {
    const isCopied = await copyText(typeof text === 'string' ? text : text())
    say(isCopied ? 'Copied' : 'Not copied: select it and copy it by hand')
    setTimeout(say, 3000, '')
  }
  return (
    <>
      <button type="button" className="pb-button pb-js" onClick={() => void copy()}>
        {said || children}
        <span className="pb-unseen"> {what}</span>
      </button>
      <span role="status" className="pb-unseen">
        {said}
      </span>
    </>
  )
}
