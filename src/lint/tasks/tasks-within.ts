import type {Page} from '../../page.ts'
import {commandsIn} from '../shell/commands-in.ts'
import {taskCallOf} from './task-call.ts'

/** Variable → the tasks that a page runs in the folder which the variable holds. */
export function tasksWithin(page: Page): Record<string, string[]> {
  const found = new Map<string, Set<string>>()
  for (const command of commandsIn(page)) {
    const {within} = command
    const call = within === undefined ? undefined : taskCallOf(command)
    if (!call || call.folder !== undefined) continue
    found.set(within!, new Set([...(found.get(within!) ?? []), ...call.tasks.map(({text}) => text)]))
  }
  return Object.fromEntries([...found].map(([variable, names]) => [variable, [...names]]))
}
