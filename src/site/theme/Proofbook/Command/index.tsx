import type {ReactNode} from 'react'
import {fillCommand, type Part, textOf} from '../../../live/fill-command.ts'
import {isShell, readSession} from '../../../live/session.ts'
import {visibleText} from '../../../live/visible-text.ts'
import CopyButton from '../CopyButton/index.tsx'

export interface Props {
  code: string
  language?: string
  /** By name of the variable. */
  values: Readonly<Record<string, string>>
  /** Whose command it is: `the command of healthy`. */
  what: string
}

/** A command with its variables filled in; what is copied has no prompts and no output. */
export default function Command({code, language, values, what}: Props): ReactNode {
  const exchanges = isShell(language)
    ? readSession(code, language).map((one) => ({...one, parts: fillCommand(one.command ?? '', values)}))
    : [{prompt: '', command: code, output: undefined, parts: [{text: code}] as Part[]}]
  const commands = exchanges.filter(({command}) => command !== undefined)
  return (
    <div className="pb-command">
      <pre tabIndex={0}>
        <code>
          {exchanges.map(({prompt, parts, output}, i) => (
            <span key={i}>
              {i > 0 && '\n'}
              {prompt && <span className="pb-prompt">{prompt}</span>}
              {output === undefined ? parts.map(shown) : <span className="pb-output">{visibleText(output)}</span>}
            </span>
          ))}
        </code>
      </pre>
      <CopyButton text={() => commands.map(({parts}) => textOf(parts)).join('\n')} what={what} />
    </div>
  )
}

function shown({text, name, filled}: Part, i: number): ReactNode {
  if (name === undefined) return visibleText(text)
  return filled ? (
    <mark key={i} title={`$${name}`}>
      {visibleText(text)}
    </mark>
  ) : (
    <var key={i}>{text}</var>
  )
}
