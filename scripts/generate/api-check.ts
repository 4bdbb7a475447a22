import {stringify} from 'yaml'
import type {Json} from '../../src/model.ts'
import {isObject} from '../../src/util/is-object.ts'
import {keyVariables, type Request} from './api-curl.ts'

/** The fields of a check besides its request. */
export interface CheckFields {
  id: string
  title: string
  needs?: string[]
  effect?: 'reads'
  capture?: Record<string, string>
  until?: Record<string, string>
  expect: Record<string, Json>
  fix?: string
}

/** The fence of a check that makes a request and looks at its answer. */
export function httpCheck(
  request: Request,
  {id, title, needs, effect, until, capture, expect, fix}: CheckFields,
): string {
  const {method, path, access, headers, body, text} = request
  const sent = {...(access && {'x-api-key': `\${${keyVariables[access]}}`}), ...headers}
  const lines = [
    line('id', id),
    line('title', title),
    needs && line('needs', needs),
    line(method.toLowerCase(), `\${BASE_URL}${path}`),
    Object.keys(sent).length > 0 && line('headers', sent),
    body !== undefined && line('json', body),
    text !== undefined && line('body', text),
    effect && method !== 'GET' && line('effect', effect),
    'expect:',
    ...Object.entries(expect).map(([path, predicate]) => `  ${line(path, predicate)}`),
    until && line('until', until),
    capture && line('capture', capture),
    fix && line('fix', fix),
  ]
  return `\`\`\`check http\n${lines.filter((one) => typeof one === 'string').join('\n')}\n\`\`\``
}

function line(key: string, value: Json): string {
  return `${scalar(key)}: ${typeof value === 'object' ? flow(value) : scalar(value)}`
}

/** On one line, however long: a request is read in the command above it. */
function flow(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`
  if (!isObject(value))
    return typeof value === 'string' && !/^([A-Za-z][\w .;()'/-]*|\d+[a-z]+)$/.test(value)
      ? JSON.stringify(value)
      : scalar(value)
  return `{${Object.entries(value)
    .map(([key, item]) => `${scalar(key)}: ${flow(item)}`)
    .join(', ')}}`
}

function scalar(value: Json): string {
  const options = {lineWidth: 0, defaultStringType: 'PLAIN' as const}
  return typeof value === 'string' && value.includes('\n') ? JSON.stringify(value) : stringify(value, options).trimEnd()
}
