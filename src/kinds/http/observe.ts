import type {Context, Observe} from '../../kind.ts'
import type {JsonObject, Observation} from '../../model.ts'
import {CannotTell} from '../../util/cannot-tell.ts'
import {interpolate} from '../../util/interpolate.ts'
import {ask} from './ask.ts'
import type {Answer} from './exchange.ts'
import {readBody} from './read-body.ts'
import type {Http, HttpRequest, Step} from './schema.ts'
import {withoutPassword} from './to-order.ts'

/** Makes the request, or the requests of the journey one after another, and says what was answered. */
export const observe: Observe<Http> = ({steps, ...request}, context) =>
  steps ? travel(steps, context) : look(request, 'answer', context)

/** The journey ends early where a capture leads nowhere: what comes after it cannot be asked, and was not seen. */
async function travel(steps: Step[], context: Context): Promise<Observation> {
  const started = performance.now()
  const isOurs = steps.some(({capture}) => capture)
  const captured: Record<string, string> = {}
  const seen: JsonObject = {}
  for (const step of steps) {
    const {name, capture = {}, ...request} = step
    const vars = {...context.vars, ...captured}
    let missing: string | undefined
    try {
      const order = isOurs ? (interpolate(request, vars) as HttpRequest) : request
      const answer = await look(order, `answer of ${name}`, context)
      seen[name] = answer
      missing = await keep(capture, answer, captured, context)
    } catch (error) {
      if (error instanceof CannotTell) throw new CannotTell(`step \`${name}\`: ${error.message}`)
      throw error
    }
    if (missing === undefined) continue
    context.evidence('journey', `ended after \`${name}\`: its \`${missing}\` led nowhere`)
    break
  }
  return {duration: performance.now() - started, steps: seen}
}

/** Adds the values that a step captures to `captured`; the first path that leads nowhere, if one does. */
async function keep(
  capture: NonNullable<Step['capture']>,
  seen: Observation,
  captured: Record<string, string>,
  context: Context,
): Promise<string | undefined> {
  const entries = Object.entries(capture)
  if (entries.length === 0) return undefined
  const {readPath} = await import('../../expect/index.ts')
  for (const [name, from] of entries) {
    const {path, secret = false} = typeof from === 'string' ? {path: from} : from
    const value = readPath(seen, path)
    if (value === undefined || value === null) return path
    captured[name] = typeof value === 'object' ? JSON.stringify(value) : String(value)
    if (secret) context.secret(captured[name])
  }
  return undefined
}

async function look(request: HttpRequest, label: string, context: Context): Promise<Observation> {
  const started = performance.now()
  const {answer, url, trail} = await ask(request, context)
  const duration = performance.now() - started
  const {text, size} = await readBody(answer)
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(answer.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value
  }
  // The body first: a report shows the first lines of what was seen, and the headers are rarely the reason.
  context.evidence(label, [...trail, statusLine(answer), text].join('\n'))
  context.evidence(`${label} headers`, headerLines(answer).join('\n'))
  const json = parseJson(text)
  return {status: answer.status, duration, headers, ...json, body: text, size, url: withoutPassword(url)}
}

function statusLine({status, reason, version}: Answer): string {
  return `HTTP/${version} ${status} ${reason}`.trimEnd()
}

/** Cookies are shown by name only: their values open doors. */
function headerLines({headers}: Answer): string[] {
  return Object.entries(headers).flatMap(([name, value = '']) =>
    (Array.isArray(value) ? value : [value]).map((one) =>
      name === 'set-cookie' ? `${name}: ${one.replace(/=[^;]*/, '=***')}` : `${name}: ${one}`,
    ),
  )
}

function parseJson(text: string): JsonObject {
  if (!/^\s*[[{"\d\-tfn]/.test(text)) return {}
  try {
    return {json: JSON.parse(text)}
  } catch {
    return {}
  }
}
