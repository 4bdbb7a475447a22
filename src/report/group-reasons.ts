import type {CheckResult, Omission} from '../model.ts'
import {oneLine} from './text/one-line.ts'

/** What has the same reason for not being run. */
export interface Group {
  reason: string
  ids: string[]
}

/** Skipped checks or omissions by their reason, the most frequent first; every one is in exactly one group. */
export function groupReasons(all: Pick<CheckResult | Omission, 'id' | 'reason'>[]): Group[] {
  const groups = new Map<string, string[]>()
  for (const {id, reason} of all) {
    const key = oneLine(reason ?? 'no reason given')
    const ids = groups.get(key) ?? []
    ids.push(oneLine(id))
    groups.set(key, ids)
  }
  return [...groups].map(([reason, ids]) => ({reason, ids})).sort((a, b) => b.ids.length - a.ids.length)
}
