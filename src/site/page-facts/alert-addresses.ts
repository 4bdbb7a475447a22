import {alertIndex} from './alert-index.ts'
import type {PagesInput} from './pages-input.ts'

/** The last parts of the addresses of all alerts as they are written, one route each: `/alerts/<address>`. */
export function alertAddresses(input: PagesInput): string[] {
  return [...alertIndex(input).byAddress.values()].map(({address}) => address)
}
