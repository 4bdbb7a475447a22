import type {ChecklistItem} from './checklist-items.ts'
import {sayTime} from './say-time.ts'
import type {Ticks} from './ticks.ts'

/** A checklist as Markdown for the review of an incident: what was ticked, and when. */
export function checklistMarkdown(title: string, incident: string, items: ChecklistItem[], ticks: Ticks): string {
  const lines = items.map(({key, text, depth, isDone}) => {
    const time = Object.hasOwn(ticks, key) ? ticks[key] : undefined
    return `${'  '.repeat(depth)}- [${time || isDone ? 'x' : ' '}] ${text}${time ? ` (${sayTime(time)})` : ''}`
  })
  return `${title}${incident && `, ${incident}`}\n\n${lines.join('\n')}\n`
}
