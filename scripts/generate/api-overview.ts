import {readFileSync} from 'node:fs'
import type {JsonObject} from '../../src/model.ts'
import {httpCheck} from './api-check.ts'
import type {Api, Operation} from './api-document.ts'
import {proofs} from './api-proofs.ts'

/** The parts of `api/README.md` that the code knows, by the names of their markers. */
export function overviewParts(api: Api): Record<string, string> {
  return {operations: operationTable(api), limits: limitTable(), described: describedCheck(api)}
}

function operationTable({operations}: Api): string {
  const rows = operations.map(
    ({id, method, path, tag, summary, access}) =>
      `| [${id}](${tag}.md#${id.toLowerCase()}) | \`${method} ${path}\` | ${summary} | ${keys[access ?? 'none']} | ${provenBy(tag, id)} |`,
  )
  const proven = operations.filter(({id}) => isProven(id)).length
  return `| operation | request | does | key | proven by |
| --- | --- | --- | --- | --- |
${rows.join('\n')}

${operations.length} operations; a check proves the examples of ${proven} of them.`
}

const keys = {apiKey: 'API key', adminKey: 'admin key', none: 'none'}

function provenBy(tag: string, id: string): string {
  const proof = proofs[id]!
  return 'id' in proof ? `\`${tag}#${proof.id}\`` : 'no'
}

function isProven(id: string): boolean {
  return 'id' in proofs[id]!
}

/** The limits that the environment of the service sets. */
function limitTable(): string {
  const schema = JSON.parse(readFileSync('reference/ops/env.schema.json', 'utf8')) as {
    properties: Record<string, {default: number; description: string}>
  }
  const rows = ['CARREL_BODY_LIMIT', 'CARREL_RATE_LIMIT'].map((name) => {
    const {default: value, description} = schema.properties[name]!
    return `| \`${name}\` | ${value.toLocaleString('en-GB')} | ${description} |`
  })
  return `| variable | default | meaning |\n| --- | --- | --- |\n${rows.join('\n')}`
}

/** Proves that a service describes itself as the pages do, but for the faults, which most have not. */
function describedCheck({document, operations}: Api): string {
  const paths = [...new Set(operations.filter(isAlwaysThere).map(({path}) => path))]
  return httpCheck(
    {method: 'GET', path: '/api/openapi.json'},
    {
      id: 'described',
      title: 'The service describes itself as these pages do',
      expect: {
        status: 200,
        'json.openapi': {equals: document.openapi!},
        'json.info.title': (document.info as JsonObject).title!,
        'json.paths': {keys: paths},
      },
    },
  )
}

function isAlwaysThere({path}: Operation): boolean {
  return !path.includes('/faults')
}
