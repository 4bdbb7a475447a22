import type {ReactNode} from 'react'
import {fillCommand, textOf} from '../../../live/fill-command.ts'
import type {Exchange} from '../../../live/session.ts'
import {visibleText} from '../../../live/visible-text.ts'
import CopyButton from '../CopyButton/index.tsx'

export interface Props {
  exchanges: Exchange[]
  /** By name of the variable. */
  values?: Readonly<Record<string, string>>
  /** Whose command it is: `the command of healthy`. */
  what: string
}

/** A command with its variables filled in; what is copied has no prompts and no output. */
export default function Command({exchanges, values = {}, what}: Props): ReactNode {
  const commands: string[] = []
  return (
    <div className="pb-command">
      <pre tabIndex={0}>
        <code>
          {exchanges.map(({prompt, command, output}, i) => {
            const parts = command === undefined ? [] : fillCommand(command, values)
            if (command !== undefined) commands.push(textOf(parts))
            return [
              i > 0 && '\n',
              prompt && <i key={`prompt ${i}`}>{prompt}</i>,
              output && <i key={`output ${i}`}>{visibleText(output)}</i>,
              ...parts.map(({text, name, filled}, j) => {
                const key = `${i} ${j}`
                if (name === undefined) return visibleText(text)
                return filled ? <mark key={key}>{visibleText(text)}</mark> : <var key={key}>{text}</var>
              }),
            ]
          })}
        </code>
      </pre>
      <CopyButton text={() => commands.join('\n')} what={what} />
    </div>
  )
}
