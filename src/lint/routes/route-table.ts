import type {Facts} from '../../fact.ts'

/** The operations of a repository, as routes are looked up in them. */
export interface RouteTable {
  /** Methods by shape of the route: its segments, `*` for a parameter. */
  byLength: Map<number, {segments: string[]; route: string; methods: Set<string>}[]>
  /** What the routes of an API begin with: the base paths of its servers, else the first segments. */
  roots: {path: string; isCertain: boolean}[]
  names: string[]
}

const tables = new WeakMap<Facts, RouteTable>()

/** The table of the operations that the OpenAPI documents of a repository tell of; made once. */
export function routeTable(facts: Facts): RouteTable {
  const known = tables.get(facts) ?? makeTable(facts)
  tables.set(facts, known)
  return known
}

function makeTable(facts: Facts): RouteTable {
  const table: RouteTable = {byLength: new Map(), roots: [], names: []}
  const roots = new Map<string, boolean>()
  const shapes = new Map<string, Set<string>>()
  for (const {name, method, route: first, otherRoutes = []} of facts.all('operation')) {
    const own = name.slice(method.length + 1)
    for (const route of [first, ...otherRoutes]) {
      const base = route.endsWith(own) ? route.slice(0, -own.length) : ''
      addRoot(roots, base, own)
      const segments = segmentsOf(route)
      const shape = segments.map((segment) => (isParameter(segment) ? '*' : segment)).join('/')
      const methods = shapes.get(shape)
      if (methods) methods.add(method)
      else {
        const made = new Set([method])
        shapes.set(shape, made)
        const list = table.byLength.get(segments.length) ?? []
        list.push({segments, route, methods: made})
        table.byLength.set(segments.length, list)
        table.names.push(route)
      }
    }
  }
  table.roots = [...roots].map(([path, isCertain]) => ({path, isCertain}))
  return table
}

/** A base path is certainly of the API, and so is `/api` or `/v1`; any other first segment may also be that of a file. */
function addRoot(roots: Map<string, boolean>, base: string, route: string): void {
  const first = segmentsOf(base === '' ? route : base)[0] ?? ''
  if (first === '' || isParameter(first)) return
  const path = base === '' || isParameter(base) ? `/${first}` : base
  roots.set(path, base !== '' || /^(?:api|rest|v\d+(?:\.\d+)?)$/.test(first))
}

/** The segments of a path, none empty. */
export function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '')
}

/** Whether a segment stands for many: `{id}`, `:id`, `<id>`, `$ID`, `*`, or one that holds such a thing. */
export function isParameter(segment: string): boolean {
  return /[{}<>$*…[\]]|\.\.\.|^:|%s/.test(segment) || /^[A-Z][A-Z0-9]*_[A-Z0-9_]*$/.test(segment)
}
