import {recall} from './device.ts'

/** When an item of a checklist was ticked (RFC 3339, UTC), by its text. */
export type Ticks = Record<string, string>

/** The ticks that this device keeps for a document and an incident; none where they cannot be read. */
export function readTicks(slug: string, incident: string): Ticks {
  try {
    const kept = JSON.parse(recall(`ticks ${slug} ${incident}`) ?? '{}') as Ticks
    const ticks = Object.entries(kept).filter(([, time]) => typeof time === 'string' && !Number.isNaN(Date.parse(time)))
    return Object.fromEntries(ticks)
  } catch {
    return {}
  }
}
