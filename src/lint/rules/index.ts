import type {Rule} from '../../rule.ts'
import {unknownOperation} from './unknown-operation.ts'
import {unknownScript} from './unknown-script.ts'

/** Every rule: one line each. */
export const rules: Rule[] = [unknownOperation, unknownScript]
