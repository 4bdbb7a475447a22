import type {Spot} from '../../alerts/index.ts'
import type {World} from '../../rule.ts'

/** A page and heading as a person writes it down: `runbooks/disk.md#full`. */
export function spotText({page, heading}: Spot): string {
  return heading ? `${page.path}#${heading.anchor}` : page.path
}

/** The address that leads to a page and heading: that of the repository where it is known, else the path. */
export function spotAddress(spot: Spot, {facts: {repository, below}}: World): string {
  const path = `${below}${spotText(spot)}`
  return repository ? `${repository.address}/blob/${repository.branch}/${encodeURI(path)}` : path
}
