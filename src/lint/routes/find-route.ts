import {isParameter, type RouteTable, segmentsOf} from './route-table.ts'

/** What is known of a path: that it is none of the API's, that it leads somewhere, or the methods of the routes that it fits. */
export type RouteFound = 'foreign' | 'known' | 'unknown' | {methods: string[]}

/**
 * Looks a path of a document up among the routes. Without a method, also the beginning of a route is known: documents speak of
 * `/api/v1/admin` when they mean all of it.
 */
export function findRoute(table: RouteTable, path: string, method: string | undefined): RouteFound {
  const isBelow = (root: string) => path === root || path.startsWith(`${root}/`)
  if (!table.roots.some(({path: root, isCertain}) => (isCertain || method !== undefined) && isBelow(root)))
    return 'foreign'
  const segments = segmentsOf(path)
  // `/api/v2` alone speaks of a version, which may be a plan.
  if (method === undefined && /^v\d+$/.test(segments.at(-1) ?? '')) return 'foreign'
  const isOpen = /(?:\*|…|\.\.\.|\/)$/.test(path)
  if ((method === undefined || isOpen) && beginsRoute(table, segments)) return 'known'
  const fitting = (table.byLength.get(segments.length) ?? []).filter((route) => fits(route.segments, segments))
  if (fitting.length === 0) return 'unknown'
  const methods = new Set(fitting.flatMap((route) => [...route.methods]))
  if (method === undefined || method === 'OPTIONS' || methods.has(method)) return 'known'
  return method === 'HEAD' && methods.has('GET') ? 'known' : {methods: [...methods].sort()}
}

function beginsRoute({byLength}: RouteTable, segments: string[]): boolean {
  const plain = isParameter(segments.at(-1) ?? '') && segments.length > 1 ? segments.slice(0, -1) : segments
  for (const [length, routes] of byLength)
    if (length >= plain.length && routes.some((route) => fits(route.segments.slice(0, plain.length), plain)))
      return true
  return false
}

function fits(route: string[], written: string[]): boolean {
  return route.every(
    (segment, index) => segment === written[index] || isParameter(segment) || isParameter(written[index] ?? ''),
  )
}
