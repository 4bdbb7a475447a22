import type {Json, JsonObject} from '../../model.ts'
import {isObject} from '../../util/is-object.ts'

/** More base paths than this are no servers that anybody means. */
const limit = 20

/** The base paths of a list of servers (OpenAPI 3, Server Object), without `/` at the end: every value of every variable. Undefined without servers. */
export function basePaths(servers: Json | undefined): string[] | undefined {
  if (!Array.isArray(servers)) return undefined
  const paths = servers.flatMap((server) => {
    if (!isObject(server) || typeof server['url'] !== 'string') return []
    return spread(server['url'], isObject(server['variables']) ? server['variables'] : {}).map(pathOf)
  })
  return paths.length === 0 ? undefined : [...new Set(paths)].slice(0, limit)
}

/** The path of an address that may begin with a scheme and a host, or with `/`. */
export function pathOf(url: string): string {
  const path = url.replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '')
  const clean = path.replace(/\/+$/, '')
  return clean === '' || clean.startsWith('/') ? clean : `/${clean}`
}

/** An address with each value of its variables in their places. */
function spread(url: string, variables: JsonObject): string[] {
  let found = ['']
  for (const part of url.split(/(\{[^{}]*\})/)) {
    const values = part.startsWith('{') ? valuesOf(variables[part.slice(1, -1)], part) : [part]
    found = found.flatMap((start) => values.map((value) => start + value)).slice(0, limit)
  }
  return found
}

function valuesOf(variable: Json | undefined, written: string): string[] {
  if (!isObject(variable)) return [written]
  const {default: fallback, enum: known} = variable
  const all = [fallback, ...(Array.isArray(known) ? known : [])]
  const texts = all.filter((value) => typeof value === 'string' || typeof value === 'number').map(String)
  return texts.length === 0 ? [written] : [...new Set(texts)]
}
