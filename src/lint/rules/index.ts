import type {Rule} from '../../rule.ts'
import {unknownColumn} from './unknown-column.ts'
import {unknownCommand} from './unknown-command.ts'
import {unknownFlag} from './unknown-flag.ts'
import {unknownMetric} from './unknown-metric.ts'
import {unknownOperation} from './unknown-operation.ts'
import {unknownScript} from './unknown-script.ts'
import {unknownTable} from './unknown-table.ts'

/** Every rule: one line each. */
export const rules: Rule[] = [
  unknownColumn,
  unknownCommand,
  unknownFlag,
  unknownMetric,
  unknownOperation,
  unknownScript,
  unknownTable,
]
