import type {JsonObject} from '../model.ts'
import type {Fault} from '../util/fault.ts'
import {fault} from './fault.ts'
import {visitScalars} from './visit-scalars.ts'

/** Values that YAML can write and nothing behind it can keep: NUL in a text, numbers that JSON has not or not exactly. */
export function checkValues(fields: JsonObject): Fault[] {
  const faults: Fault[] = []
  visitScalars(fields, [], (value, path, on) => {
    if (typeof value === 'string' && value.includes('\0')) {
      faults.push(fault('control-character', path, 'Unexpected NUL in a text, expected printable text', {on}))
    } else if (typeof value === 'number' && !Number.isFinite(value)) {
      faults.push(fault('bad-value', path, `Unexpected \`${value}\`, expected a number that JSON has`))
    } else if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)) {
      const reason = 'Unexpected whole number beyond ±2^53, expected one that is kept exactly'
      faults.push(fault('bad-value', path, reason, {hint: 'in quotes it is a text'}))
    }
  })
  return faults
}
