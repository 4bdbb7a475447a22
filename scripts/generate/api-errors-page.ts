import {problems, type ProblemCode} from '../../reference/http/problems.ts'
import type {JsonObject} from '../../src/model.ts'
import {httpCheck} from './api-check.ts'
import {curl} from './api-curl.ts'
import type {Api} from './api-document.ts'
import {refusals} from './api-error-proofs.ts'
import {expectationsOf} from './api-expectations.ts'
import {frontMatter, generatedFrom} from './api-front-matter.ts'
import {schemaPath} from './api-schema-files.ts'
import {schemaRows} from './api-schema-rows.ts'

const codes = Object.keys(problems) as ProblemCode[]

/** The page `api/errors.md`: every code with its meaning, its remedy, and a request that provokes it. */
export function errorsPage(api: Api): string {
  return `${frontMatter('Errors of the API', 7)}
# Errors of the API

${generatedFrom('reference/http/problems.ts')}

Every error is a problem document ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)) of the type \`application/problem+json\`. Programs
look at \`code\`, which never changes its meaning; people read \`detail\`. \`GET /api/problems\` answers this catalogue.

| field | type | meaning |
| --- | --- | --- |
${schemaRows({$ref: '#/components/schemas/Problem'}, api.schemas)
  .map((row) => row.replace(/(?<=^\| `code` \| ).*/, 'text | Which of the problems below; never changes its meaning |'))
  .join('\n')}

## Catalogue

| code | status | meaning | proven by |
| --- | --- | --- | --- |
${codes.map((code) => `| [\`${code}\`](#${code}) | ${problems[code].status} | ${problems[code].title} | ${refusals[code].why ? 'no' : `\`errors#${code}\``} |`).join('\n')}

${codes.map((code) => section(code, api)).join('\n\n')}
`
}

function section(code: ProblemCode, {operations}: Api): string {
  const {status, title, remedy} = problems[code]
  const {request, detail, errors, why, check} = refusals[code]
  const problem: JsonObject = {
    type: `/api/problems#${code}`,
    title,
    status,
    detail,
    instance: request.path,
    code,
    ...(errors && {errors: errors.map((one) => ({...one}))}),
  }
  const answeredBy = operations.filter((one) => one.problems.includes(code))
  const links = answeredBy.map(({id, tag}) => `[${id}](${tag}.md#${id.toLowerCase()})`)
  const by =
    links.length === operations.length
      ? 'every operation'
      : links.length === 0
        ? 'every address that is none of the API'
        : links.join(', ')
  const parts = [
    `## ${code}`,
    `**Status** ${status}. ${title}.`,
    `**Remedy**: ${remedy}.`,
    `**Answered by** ${by}.`,
    why ? `**Example** (not proven: ${why})` : '**Example** (proven by the check below)',
    `\`\`\`sh\n${curl(request)}\n\`\`\``,
    `answers ${status}:`,
    `\`\`\`json\n${JSON.stringify({...problem, requestId: '6e116862-8c70-42c3-b4e0-c02a51e64f98'}, undefined, 2)}\n\`\`\``,
    ...(why ? [] : [check?.replace('PROBLEM', inCode(problem)) ?? checkOf(code, problem)]),
  ]
  return parts.join('\n\n')
}

function checkOf(code: ProblemCode, problem: JsonObject): string {
  return httpCheck(refusals[code].request, {
    id: code,
    title: `${code} is answered as shown`,
    effect: 'reads',
    expect: {
      status: problems[code].status,
      'headers.content-type': '~ "application/problem+json"',
      'headers.x-request-id': {length: '> 0'},
      json: {schema: schemaPath('problem')},
      ...expectationsOf({...problem, requestId: 'any'}, ['requestId']),
    },
  })
}

function inCode(problem: JsonObject): string {
  const members = Object.entries(problem).map(([name, value]) => {
    const text = typeof value === 'string' ? `'${value}'` : JSON.stringify(value)
    return `\n  ${name}: ${text},`
  })
  return `{${members.join('')}\n}`
}
