import type {Rule} from '../../rule.ts'
import {unknownColumn} from './unknown-column.ts'
import {unknownOperation} from './unknown-operation.ts'
import {unknownScript} from './unknown-script.ts'
import {unknownTable} from './unknown-table.ts'

/** Every rule: one line each. */
export const rules: Rule[] = [unknownColumn, unknownOperation, unknownScript, unknownTable]
