import {quoteTemplate} from '../../util/quote-template.ts'
import {type Http, type HttpRequest, methodOf, type Step} from './schema.ts'

/** The claim in plain English. */
export function sentence({steps, ...request}: Http): string {
  if (steps) return `The journey ${steps.map(({name}) => `\`${name}\``).join(', ')} goes as expected`
  const {method, address} = methodOf(request)
  return `\`${method.toUpperCase()} ${address}\` is answered as expected`
}

/** The requests as lines of `curl`; what a step captures from JSON is read by `jq` into a shell variable. */
export function command({steps, ...request}: Http): string {
  return steps ? steps.map(stepLines).join('\n') : curl(request, '-i')
}

function stepLines(step: Step): string {
  const captures = Object.entries(step.capture ?? {}).map(
    ([name, from]) => [name, typeof from === 'string' ? from : from.path] as const,
  )
  const fromJson = captures.filter(([, path]) => /^json[.[]/.test(path))
  const others = captures
    .filter(([, path]) => !/^json[.[]/.test(path))
    .map(([name, path]) => `# ${name}: \`${path}\` of the answer of \`${step.name}\``)
  if (fromJson.length === 0) return [curl(step, '-i'), ...others].join('\n')
  const read = fromJson.map(
    ([name, path]) => `${name}=$(jq -r ${quoteTemplate(path.slice('json'.length))} <<<"$answer")`,
  )
  return [`answer=$(${curl(step, '')})`, ...read, ...others].join('\n')
}

function curl(request: HttpRequest, show: '-i' | ''): string {
  const {method, address} = methodOf(request)
  const {headers = {}, json, form, body, follow, auth} = request
  const isImplied = method === 'get' || (method === 'post' && [json, form, body].some((body) => body !== undefined))
  const words = [
    'curl -sS',
    method === 'head' ? '-I' : show,
    isImplied || method === 'head' ? '' : `-X ${method.toUpperCase()}`,
    follow ? `-L --max-redirs ${follow}` : '',
    auth?.basic ? `-u ${quoteTemplate(`${auth.basic.user}:${auth.basic.password}`)}` : '',
    auth?.bearer === undefined ? '' : `-H ${quoteTemplate(`authorization: Bearer ${auth.bearer}`)}`,
    ...Object.entries(headers).map(([name, value]) => `-H ${quoteTemplate(`${name}: ${value}`)}`),
    json === undefined ? '' : `--json ${quoteTemplate(JSON.stringify(json))}`,
    ...Object.entries(form ?? {}).map(([name, value]) => `--data-urlencode ${quoteTemplate(`${name}=${value}`)}`),
    body === undefined ? '' : `-H 'content-type: text/plain; charset=utf-8' --data-raw ${quoteTemplate(body)}`,
    quoteTemplate(address),
  ]
  return words.filter((word) => word !== '').join(' ')
}
