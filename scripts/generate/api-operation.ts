import type {Json} from '../../src/model.ts'
import {isObject} from '../../src/util/is-object.ts'
import {httpCheck} from './api-check.ts'
import {curl, exampleRequest, type Request} from './api-curl.ts'
import type {Api, Operation, Response} from './api-document.ts'
import {expectationsOf} from './api-expectations.ts'
import {proofs, type Proof} from './api-proofs.ts'
import {schemaPath} from './api-schema-files.ts'
import {meaning, named, schemaRows, typeText} from './api-schema-rows.ts'

/** The section of a page that tells all about an operation. */
export function operationSection(operation: Operation, api: Api): string {
  const {id, method, path, summary, description, problems} = operation
  const parts = [
    `## ${id}`,
    `\`${method} ${path}\``,
    `${summary}. ${description ?? ''}`.trim(),
    keySentence(operation),
    ...parameterTable(operation, api),
    ...bodyTable(operation, api),
    ...operation.responses.flatMap((response) => answerTable(response, api)),
    `**Problems**: ${problems.map((code) => `[\`${code}\`](errors.md#${code})`).join(', ')}`,
    ...example(operation, api),
  ]
  return parts.join('\n\n')
}

function keySentence({access}: Operation): string {
  if (access === 'apiKey') return 'Needs the API key or the admin key in `x-api-key`.'
  return access === 'adminKey' ? 'Needs the admin key in `x-api-key`.' : 'Needs no key.'
}

function parameterTable({parameters}: Operation, {schemas}: Api): string[] {
  if (parameters.length === 0) return []
  const rows = parameters.map(({name, in: where, required, schema, description = ''}) => {
    const limits = meaning(schema, schemas)
    const both = [description, limits].filter((text) => text !== '').join('; ')
    return `| \`${name}\`${required ? '' : ' (optional)'} | ${where} | ${typeText(schema, schemas)} | ${both} |`
  })
  return ['**Parameters**', table(['parameter', 'in', 'type', 'meaning'], rows)]
}

function bodyTable({body}: Operation, {schemas}: Api): string[] {
  if (!body) return []
  return ['**Body** (`application/json`)', table(['field', 'type', 'meaning'], schemaRows(body.schema, schemas))]
}

function answerTable({status, description, type, schema}: Response, {schemas}: Api): string[] {
  const title = `**Answer ${status}**${type ? ` (\`${type}\`)` : ''}: ${description}`
  if (!schema) return [title]
  // Told once where two statuses share it.
  const rows = schemaRows(schema, schemas)
  const {name} = named(schema, schemas)
  if (status === 503 && name) return [`${title}; as above`]
  return rows.length > 0 ? [title, table(['field', 'type', 'meaning'], rows)] : [title]
}

function table(heads: string[], rows: string[]): string {
  return [`| ${heads.join(' | ')} |`, `|${' --- |'.repeat(heads.length)}`, ...rows].join('\n')
}

function example(operation: Operation, api: Api): string[] {
  const answer = answerOf(operation)
  const proof = proofs[operation.id]
  if (!proof) throw new Error(`Unexpected absence of a proof of ${operation.id}, expected one in api-proofs.ts`)
  const said = 'why' in proof ? `**Example** (not proven: ${proof.why})` : '**Example** (proven by the check below)'
  return [
    said,
    `\`\`\`sh\n${curl(exampleRequest(operation))}\n\`\`\``,
    answer.example === undefined ? `answers ${answer.status} without a body.` : shown(answer),
    ...('why' in proof ? [] : proving(operation, proof, api)),
  ]
}

function shown({status, type, example}: Response): string {
  const text = typeof example === 'string' ? example.trimEnd() : JSON.stringify(example, undefined, 2)
  return `answers ${status}:\n\n\`\`\`${type === 'application/json' ? 'json' : 'text'}\n${text}\n\`\`\``
}

/** The checks of an example: what must be there first, the example, what must not be left. */
function proving(operation: Operation, proof: Proof, {operations}: Api): string[] {
  const around = (steps: Proof['before'] = []): string[] =>
    steps.map((step) =>
      checkOf(
        operations.find(({id}) => id === step.operation)!,
        step.proof,
      ),
    )
  return [...around(proof.before), checkOf(operation, proof), ...around(proof.after)]
}

function checkOf(operation: Operation, proof: Proof): string {
  const {status, type, example} = answerOf(operation)
  const {id, with: given = {}, text, varies, instead = {}, ...fields} = proof
  const request = withValues(operation, given)
  const json = type === 'application/json'
  return httpCheck(
    text === undefined ? request : {...request, body: undefined, text, headers: {'content-type': 'application/json'}},
    {
      ...fields,
      id,
      title: `${operation.method} ${operation.path} answers as shown`,
      expect: {
        status,
        ...(type && {'headers.content-type': `~ "${type}"`}),
        ...(json && {json: {schema: schemaPath(operation.id)}}),
        ...(json && example !== undefined && without(expectationsOf(example, varies, instead), 'json')),
        ...instead,
      },
    },
  )
}

/** The request of the example, with these values for its parameters and for members of its body. */
function withValues(operation: Operation, given: Record<string, string>): Request {
  const parameters = operation.parameters.map((one) =>
    one.in === 'path' && given[one.name] !== undefined ? {...one, example: given[one.name]!} : one,
  )
  const request = exampleRequest({...operation, parameters})
  if (!isObject(request.body)) return request
  const members = Object.entries(request.body).map(([name, value]): [string, Json] => [name, given[name] ?? value])
  return {...request, body: Object.fromEntries(members)}
}

function answerOf({responses}: Operation): Response {
  return responses.find(({status}) => status < 300)!
}

function without(expectations: Record<string, Json>, path: string): Record<string, Json> {
  return Object.fromEntries(Object.entries(expectations).filter(([key]) => key !== path))
}
