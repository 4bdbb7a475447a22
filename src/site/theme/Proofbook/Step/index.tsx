import useBrokenLinks from '@docusaurus/useBrokenLinks'
import type {ReactNode} from 'react'
import type {Effect as EffectName} from '../../../../model.ts'
import {itemText} from '../../../live/item-text.ts'
import {isShell, readSession} from '../../../live/session.ts'
import {useLive} from '../../../live/use-live.ts'
import type {PageData} from '../../../page-data.ts'
import Command from '../Command/index.tsx'
import Effect from '../Effect/index.tsx'

export interface Props {
  page: PageData
  id?: string
  effect?: string
  /** The id of the step that takes it back, an anchor (`#roll-back`), or a command. */
  undo?: string
  language?: string
  /** The command; without it, the text of the children. */
  code?: string
  children?: ReactNode
}

const effects: readonly string[] = ['reads', 'writes', 'destroys']

/** A command that a person runs: what it can do, how it is taken back, and the command with the reader's values. */
export default function Step({page, id, effect, undo, language, code, children}: Props): ReactNode {
  const {live} = useLive(page, ({values}) => [values])
  const text = code ?? itemText(children)
  const anchor = id && `step-${id}`
  const brokenLinks = useBrokenLinks()
  if (anchor) brokenLinks.collectAnchor(anchor)
  return (
    <div className={`pb-step pb-step--${effect}`} id={anchor}>
      <p className="pb-row">
        {id ? <b>Step {id}</b> : <b>Step</b>}{' '}
        {effect && effects.includes(effect) && <Effect of={effect as EffectName} />}
        {undo && <span>undo: {undoOf(undo)}</span>}
      </p>
      {effect === 'destroys' && (
        <p className="pb-warning">
          <b>This destroys something.</b>{' '}
          {undo ? 'Read how it is undone first.' : 'Nothing here says how it is undone.'}
        </p>
      )}
      <Command
        exchanges={isShell(language) ? readSession(text, language) : [{command: text}]}
        values={isShell(language) ? live.values : {}}
        what={id ? `the step ${id}` : 'the step'}
      />
    </div>
  )
}

function undoOf(undo: string): ReactNode {
  if (/^#\S+$/.test(undo)) return <a href={undo}>{undo.slice(1)}</a>
  return /^[\w-]+$/.test(undo) ? <a href={`#step-${undo}`}>{undo}</a> : <code>{undo}</code>
}
