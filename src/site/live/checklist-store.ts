import {fromAddress, intoAddress} from './address.ts'
import {keep} from './device.ts'
import {readTicks, type Ticks} from './ticks.ts'

/** What the checklists of a document show. */
export interface Ticked {
  incident: string
  /** For the incident. */
  ticks: Ticks
  /** Whether address and device were looked at. */
  isReady: boolean
}

export interface ChecklistStore {
  live: () => Ticked
  subscribe: (listener: () => void) => () => void
  setIncident: (incident: string) => void
  setTicks: (ticks: Ticks) => void
}

/** What the server renders. */
export const unticked: Ticked = {incident: '', ticks: {}, isReady: false}

const stores = new Map<string, ChecklistStore>()

/** The store that all checklists of a document share. */
export function checklistStore(slug: string): ChecklistStore {
  let store = stores.get(slug)
  if (!store) stores.set(slug, (store = create(slug)))
  return store
}

function create(slug: string): ChecklistStore {
  const listeners = new Set<() => void>()
  let live: Ticked | undefined
  const show = (incident: string, ticks = readTicks(slug, incident)) => {
    live = {incident, ticks, isReady: true}
    for (const listener of listeners) listener()
  }
  const read = () => (live ??= ofIncident(slug, fromAddress('incident') ?? ''))
  const share = () => show(read().incident)
  return {
    live: read,
    subscribe(listener) {
      if (listeners.size === 0) window.addEventListener('storage', share)
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        window.removeEventListener('storage', share)
        live = undefined
      }
    },
    setIncident(incident) {
      intoAddress('incident', incident)
      show(incident)
    },
    setTicks(ticks) {
      const {incident} = read()
      keep(`ticks ${slug} ${incident}`, JSON.stringify(ticks))
      show(incident, ticks)
    },
  }
}

function ofIncident(slug: string, incident: string): Ticked {
  return {incident, ticks: readTicks(slug, incident), isReady: true}
}
