import {type ReactNode, useId, useState, useSyncExternalStore} from 'react'
import {type ChecklistItem, replaceBoxes} from '../../../live/checklist-items.ts'
import {checklistMarkdown} from '../../../live/checklist-markdown.ts'
import {checklistStore, unticked} from '../../../live/checklist-store.ts'
import {sayTime} from '../../../live/say-time.ts'
import type {Ticks} from '../../../live/ticks.ts'
import type {PageData} from '../../../page-data.ts'
import CopyButton from '../CopyButton/index.tsx'

export interface Props {
  page: PageData
  /** Which of the page's lists it is, from 0. */
  list: number | string
  /** The `ul` with its boxes. */
  children?: ReactNode
}

/** A task list that remembers, per document and incident, on this device: what was ticked, and when. */
export default function Checklist({page, list, children}: Props): ReactNode {
  const store = checklistStore(page.claims.slug)
  const {ticks, incident, isReady} = useSyncExternalStore(store.subscribe, store.live, () => unticked)
  const [before, setBefore] = useState<Ticks>()
  const incidentId = useId()

  const {items, rendered} = replaceBoxes(children, (item) => (
    <Tick
      item={item}
      prefix={String(list)}
      ticks={ticks}
      isReady={isReady}
      onTick={(next) => {
        setBefore(undefined)
        store.setTicks(next)
      }}
    />
  ))
  const keys = new Set(items.map(({key}) => keyOf(list, key)))
  const own = Object.entries(ticks).filter(([key]) => keys.has(key))
  const byItem = Object.fromEntries(own.map(([key, time]) => [key.slice(String(list).length + 1), time]))

  const reset = () => {
    setBefore(ticks)
    store.setTicks(Object.fromEntries(Object.entries(ticks).filter(([key]) => !keys.has(key))))
  }
  const undo = () => {
    store.setTicks(before!)
    setBefore(undefined)
  }
  return (
    <div className="pb-checklist">
      <div className="pb-checklist__tools pb-js">
        <b role="status">
          {items.filter(({key, isDone}) => isDone || Object.hasOwn(byItem, key)).length} of {items.length} done
        </b>
        {Number(list) === 0 ? (
          <span>
            <label htmlFor={incidentId}>Incident</label>{' '}
            <input
              id={incidentId}
              value={incident}
              placeholder="INC-1"
              autoComplete="off"
              onChange={({target}) => store.setIncident(target.value)}
            />
          </span>
        ) : (
          incident && <span>Incident {incident}</span>
        )}
        <CopyButton text={() => checklistMarkdown(page.claims.title, incident, items, byItem)} what="the checklist">
          Copy as Markdown
        </CopyButton>
        {before ? (
          <button type="button" className="pb-button" onClick={undo}>
            Undo reset
          </button>
        ) : (
          <button type="button" className="pb-button" onClick={reset} disabled={own.length === 0}>
            Reset
          </button>
        )}
      </div>
      {rendered}
    </div>
  )
}

interface TickProps {
  item: ChecklistItem
  prefix: string
  ticks: Ticks
  isReady: boolean
  onTick: (ticks: Ticks) => void
}

function Tick({item, prefix, ticks, isReady, onTick}: TickProps): ReactNode {
  const key = keyOf(prefix, item.key)
  const time = Object.hasOwn(ticks, key) ? ticks[key] : undefined
  const toggle = () => {
    const {[key]: _, ...others} = ticks
    onTick(time ? others : {...ticks, [key]: new Date().toISOString()})
  }
  return (
    <span className="pb-tick">
      <input
        type="checkbox"
        aria-label={item.text}
        checked={time !== undefined || item.isDone}
        disabled={!isReady || item.isDone}
        onChange={toggle}
      />
      {time && <time dateTime={time}>{sayTime(time)}</time>}
    </span>
  )
}

/** Lists of a page may hold the same words. */
function keyOf(list: number | string, key: string): string {
  return `${list} ${key}`
}
