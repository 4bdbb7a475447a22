import type {Rule} from '../../rule.ts'
import {unknownScript} from './unknown-script.ts'

/** Every rule: one line each. */
export const rules: Rule[] = [unknownScript]
