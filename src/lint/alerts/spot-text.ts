import type {Spot} from '../../alerts/index.ts'
import type {World} from '../../rule.ts'

/** A page and heading as a person writes it down: `runbooks/disk.md#full`. */
export function spotText({page, heading}: Spot): string {
  return heading ? `${page.path}#${heading.anchor}` : page.path
}

/** The address that leads to a page and heading: the published one, that of the repository where it is known, else the path. */
export function spotAddress(spot: Spot, {facts: {repository, below}, settings: {addresses}}: World): string {
  const folders = Object.entries(addresses).map(([from, to]) => ({from, to: to.replace(/^\.\/|\/+$/g, '')}))
  const [published] = folders
    .filter(({to}) => to === '' || spot.page.path.startsWith(`${to}/`))
    .toSorted((a, b) => b.to.length - a.to.length)
  if (published) {
    const rest = spotText(spot).slice(published.to === '' ? 0 : published.to.length + 1)
    return `${published.from.replace(/\/+$/, '')}/${rest.replace(/\.mdx?(?=#|$)/, '')}`
  }
  const path = `${below}${spotText(spot)}`
  return repository ? `${repository.address}/blob/${repository.branch}/${encodeURI(path)}` : path
}
