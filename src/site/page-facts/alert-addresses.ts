import {alertIndex} from './alert-index.ts'
import type {PagesInput} from './pages-input.ts'

/**
 * The last parts of the addresses of all alerts, one route each: `/alerts/<address>`. Each is there as it is written and in
 * lower case, because most hosts tell them apart; for any other case the 404 page goes on to the one in lower case.
 */
export function alertAddresses(input: PagesInput): string[] {
  const addresses = [...alertIndex(input).byAddress.values()].map(({address}) => address)
  return [...new Set([...addresses, ...addresses.map((address) => address.toLowerCase())])]
}
