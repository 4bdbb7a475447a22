import type {Json} from '../../src/model.ts'

/** A value as people write it: texts without quotes, everything else as JSON. */
export function plain(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
