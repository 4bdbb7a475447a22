import {examples} from './examples.ts'

interface Described {
  paths?: Record<string, unknown>
}

interface Operation {
  operationId: string
  parameters?: {name: string; in: string}[]
  requestBody?: {content: Content}
  responses: Record<string, {content?: Content}>
}

type Content = Record<string, object>

/** An OpenAPI document with the examples of its operations at their places. */
export function withExamples<D extends Described>(document: D): D {
  const paths = Object.entries(document.paths ?? {}).map(([path, item]) => [
    path,
    Object.fromEntries(Object.entries(item as Record<string, Operation>).map(([verb, one]) => [verb, shown(one)])),
  ])
  return {...document, paths: Object.fromEntries(paths)}
}

function shown(operation: Operation): Operation {
  const example = examples[operation.operationId]
  if (!example) return operation
  const {params = {}, query = {}, body, status, answer} = example
  const given: Record<string, unknown> = {...params, ...query}
  const response = operation.responses[status]
  return {
    ...operation,
    ...(operation.parameters && {
      parameters: operation.parameters.map((one) =>
        given[one.name] === undefined ? one : {...one, example: given[one.name]},
      ),
    }),
    ...(operation.requestBody && {requestBody: {...operation.requestBody, ...filled(operation.requestBody, body)}}),
    responses: {...operation.responses, ...(response && {[status]: {...response, ...filled(response, answer)}})},
  }
}

function filled({content}: {content?: Content}, example: unknown): {content?: Content} {
  if (!content || example === undefined) return {}
  return {content: Object.fromEntries(Object.entries(content).map(([type, media]) => [type, {...media, example}]))}
}
