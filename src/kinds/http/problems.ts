import type {OptionProblem} from '../../kind.ts'
import {type Http, type HttpRequest, methodOf, methods} from './schema.ts'

type Path = (string | number)[]

/** What is wrong with the options that the schema does not say. */
export function problems({steps, ...request}: Http): OptionProblem[] {
  if (!steps) return problemsOf(request, [])
  const strangers = Object.keys(request).map((name) => ({
    path: [name],
    reason: `Unexpected \`${name}\` beside \`steps\`, expected it within a step`,
  }))
  const names = steps.map(({name}) => name)
  const again = steps.flatMap(({name}, i) =>
    names.indexOf(name) === i
      ? []
      : [{path: ['steps', i, 'name'], reason: `Unexpected second step \`${name}\`, expected each name once`}],
  )
  return [...strangers, ...again, ...steps.flatMap((step, i) => problemsOf(step, ['steps', i]))]
}

function problemsOf(request: HttpRequest, path: Path): OptionProblem[] {
  const [method, ...more] = methods.filter((method) => request[method] !== undefined)
  if (method === undefined) {
    return [
      {path, reason: 'Unexpected request without a method, expected `get`, `head`, `post`, `put`, `patch` or `delete`'},
    ]
  }
  const second = more.map((other) => ({
    path: [...path, other],
    reason: `Unexpected \`${other}\` beside \`${method}\`, expected one method`,
  }))
  return [...second, ...addressProblems(request, path), ...bodyProblems(request, path), ...userProblems(request, path)]
}

function addressProblems(request: HttpRequest, path: Path): OptionProblem[] {
  const {method, address} = methodOf(request)
  if (/^(https?:\/\/|\$\{)/i.test(address)) return []
  return [
    {
      path: [...path, method],
      reason: `Unexpected address \`${address}\`, expected one that starts with \`http://\`, \`https://\` or a variable`,
      hint: address.startsWith('/') ? `write \`\${BASE_URL}${address}\`` : undefined,
    },
  ]
}

function bodyProblems(request: HttpRequest, path: Path): OptionProblem[] {
  const {method} = methodOf(request)
  const [body, ...more] = (['json', 'form', 'body'] as const).filter((name) => request[name] !== undefined)
  if (body !== undefined && (method === 'get' || method === 'head')) {
    return [
      {path: [...path, body], reason: `Unexpected \`${body}\` in a \`${method}\`, expected a request without a body`},
    ]
  }
  return more.map((other) => ({
    path: [...path, other],
    reason: `Unexpected \`${other}\` beside \`${body}\`, expected one body`,
  }))
}

function userProblems({auth}: HttpRequest, path: Path): OptionProblem[] {
  if (!auth?.basic?.user.includes(':')) return []
  return [
    {
      path: [...path, 'auth', 'basic', 'user'],
      reason: 'Unexpected `:` in the name of a user, expected a name without one',
    },
  ]
}
