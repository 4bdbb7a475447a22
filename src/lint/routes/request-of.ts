import type {Command} from '../shell/commands-in.ts'
import {isOwnHost, pathOf} from './own-path.ts'
import type {RouteMention} from './route-mention.ts'

/** Options of curl that take a value of their own, besides the method, the address and the data. */
const valued =
  /^(?:-[AbcCeEFhHKmoPQrtTuUwxYyz]|--(?:header|user|output|write-out|max-time|connect-timeout|retry|retry-delay|retry-max-time|user-agent|cookie|cookie-jar|referer|cert|key|cacert|capath|proxy|resolve|form|form-string|upload-file|range|limit-rate|interface|config))$/
const data = /^(?:-d|--data(?:-\w+)?|--json|--url-query)$/

/** What a command asks of the service of the project by curl. Nothing where the host is another's, or nobody can tell. */
export function requestOf({words}: Command): RouteMention[] {
  const [program, ...rest] = words
  if (!/^(?:.*\/)?curl$/.test(program?.text ?? '')) return []
  let method: string | undefined
  let isUpload = false
  let asksInQuery = false
  const urls: Command['words'] = []
  for (let at = 0; at < rest.length; at++) {
    const {text} = rest[at]!
    const own = /^(?:-[a-zA-Z]*X|--request)(?:=(.+))?$/.exec(text)
    const joined = /^-[a-zA-Z]*X([A-Z]+)$/.exec(text)
    if (joined) method = joined[1]!
    else if (own) method = own[1] ?? rest[++at]?.text
    else if (/^(?:-[a-zA-Z]*G|--get)$/.test(text)) asksInQuery = true
    else if (/^(?:-[a-zA-Z]*I|--head)$/.test(text)) method ??= 'HEAD'
    else if (data.test(text)) {
      isUpload ||= text !== '--url-query'
      at++
    } else if (text === '--url') urls.push(...rest.slice(++at, at + 1))
    else if (/^(?:-[a-zA-Z]*F|--form|--form-string|-T|--upload-file)$/.test(text)) {
      isUpload = true
      if (/^-[a-zA-Z]*T$|^--upload-file$/.test(text)) method ??= 'PUT'
      at++
    } else if (valued.test(text) || /^-[a-zA-Z]+[AHbceouwmxK]$/.test(text)) at++
    else if (!text.startsWith('-')) urls.push(rest[at]!)
  }
  if (method !== undefined && !/^[A-Z]+$/.test(method)) return []
  const verb = method ?? (isUpload && !asksInQuery ? 'POST' : 'GET')
  return urls.flatMap((word): RouteMention[] => {
    const path = ownPath(word.text)
    return path === undefined ? [] : [{method: verb, path, at: () => ({start: word.start, end: word.end})}]
  })
}

/** The path of an address below this machine, a variable or a placeholder. */
function ownPath(url: string): string | undefined {
  const [, host = '', written = ''] = /^(?:https?:\/\/)?(\$\{[^}]*\}|[^/\s]*)(\/\S*)$/.exec(url) ?? []
  return isOwnHost(host) ? pathOf(written) : undefined
}
