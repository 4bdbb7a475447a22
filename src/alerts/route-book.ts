/** Finds a page by the route that a site would give it, or by the end of an address. */
export interface RouteBook {
  /** By its path or route below the root of the project, in any case. */
  at: (path: string) => string | undefined
  /** By a route that is not that of its path. */
  routed: (route: string) => string | undefined
  /** By an address of which only the end is a path: the longest end that names a folder and a page, and only one page. */
  behind: (path: string) => string | undefined
}

/** Makes the book of some files; `routes` are addresses of pages that are not at their paths. */
export function routeBook(paths: readonly string[], routes: ReadonlyMap<string, string> = new Map()): RouteBook {
  const whole = new Map<string, string>()
  const ends = new Map<string, string | null>()
  const add = (key: string, path: string) => {
    if (key === '') return
    if (!whole.has(key)) whole.set(key, path)
    for (let at = key.indexOf('/'); at !== -1; at = key.indexOf('/', at + 1)) {
      const end = key.slice(at + 1)
      if (!end.includes('/')) break
      ends.set(end, ends.has(end) && ends.get(end) !== path ? null : path)
    }
  }
  for (const path of paths) {
    const key = routeKey(path)
    add(key, path)
    // `disk/disk.md` is the page of its folder.
    add(/^((?:.*\/)?([^/]+))\/\2$/.exec(key)?.[1] ?? '', path)
  }
  const routed = new Map([...routes].map(([route, path]) => [routeKey(route), path]))
  for (const [route, path] of routed) add(route, path)
  return {
    at: (path) => whole.get(routeKey(path)),
    routed: (route) => routed.get(routeKey(route)),
    behind: (path) => {
      const key = routeKey(path)
      for (let start = 0; start !== -1; start = nextPart(key, start)) {
        const end = key.slice(start)
        if (start > 0 && !end.includes('/')) return undefined
        const found = whole.get(end) ?? ends.get(end)
        if (found) return found
      }
      return undefined
    },
  }
}

function nextPart(key: string, start: number): number {
  const slash = key.indexOf('/', start)
  return slash === -1 ? -1 : slash + 1
}

/** A path or route as a site compares them: without its ending, the numbers that order it and `index`, in lower case. */
function routeKey(path: string): string {
  return path
    .toLowerCase()
    .replace(/^(?:\.?\/)+|\/+$/g, '')
    .replace(/\.(?:html\.md\.erb|mdx?|markdown|html?)$/, '')
    .replace(/(^|\/)\d+[-_.]\s*(?=[^/])/g, '$1')
    .replace(/(?:^|\/)(?:readme|index)$/, '')
}
