import type {Rule} from '../../rule.ts'
import {undocumentedVariable} from './undocumented-variable.ts'
import {unknownScript} from './unknown-script.ts'
import {unknownTask} from './unknown-task.ts'
import {unreadVariable} from './unread-variable.ts'
import {versionDrift} from './version-drift.ts'

/** Every rule: one line each. */
export const rules: Rule[] = [undocumentedVariable, unknownScript, unknownTask, unreadVariable, versionDrift]
