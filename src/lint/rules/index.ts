import type {Rule} from '../../rule.ts'
import {unknownScript} from './unknown-script.ts'
import {unknownTask} from './unknown-task.ts'

/** Every rule: one line each. */
export const rules: Rule[] = [unknownScript, unknownTask]
