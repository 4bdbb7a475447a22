import type {Fault} from '../util/fault.ts'
import {fault} from './fault.ts'
import {locate} from './locate.ts'
import type {Draft} from './read-check.ts'

/** For each check of a document, in order, whether an earlier one has its id. */
export function checkIds(drafts: readonly Pick<Draft, 'name' | 'block'>[]): Fault[][] {
  const first = new Map<string, Pick<Draft, 'block'>>()
  return drafts.map((draft) => {
    if (draft.name === undefined) return []
    const other = first.get(draft.name)
    if (!other) {
      first.set(draft.name, draft)
      return []
    }
    const {start} = locate(other.block, ['id'], 'value')
    const reason = `Unexpected second \`${draft.name}\`, expected each id once in a document`
    return [fault('duplicate-id', ['id'], reason, {hint: `the first is in line ${start.line}`})]
  })
}
