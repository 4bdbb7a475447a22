import {format, resolveConfig} from 'prettier'
import {readApi, type Api} from './api-document.ts'
import {errorsPage} from './api-errors-page.ts'
import {frontMatter, generatedFrom} from './api-front-matter.ts'
import {operationSection} from './api-operation.ts'
import {overviewParts} from './api-overview.ts'
import {schemaFiles} from './api-schema-files.ts'
import {between} from './between.ts'

/** Everything below `api/`: the OpenAPI document, the schemas of the answers, a page for each tag, the errors, the overview. */
export async function apiPages(): Promise<Record<string, string>> {
  const api = await readApi()
  const schemas = Object.entries(schemaFiles(api)).map(async ([path, schema]) => [path, await json(schema)] as const)
  return {
    'api/openapi.json': await json(api.document),
    ...Object.fromEntries(await Promise.all(schemas)),
    ...Object.fromEntries(api.tags.map(({name}, index) => [`api/${name}.md`, tagPage(name, index + 2, api)])),
    'api/errors.md': errorsPage(api),
    'api/README.md': between('api/README.md', overviewParts(api)),
  }
}

function tagPage(tag: string, position: number, api: Api): string {
  const {description} = api.tags.find(({name}) => name === tag)!
  const operations = api.operations.filter((one) => one.tag === tag)
  // Not the tag alone: an operation may have its name, and a heading its own address.
  const title = `API: ${tag}`
  const rows = operations.map(
    ({id, method, path, summary}) => `| [${id}](#${id.toLowerCase()}) | \`${method} ${path}\` | ${summary} |`,
  )
  return `${frontMatter(title, position)}
# ${title}

${generatedFrom('reference/http/')}

${description}. What all operations share stands in the [overview](README.md).

| operation | request | does |
| --- | --- | --- |
${rows.join('\n')}

${operations.map((operation) => operationSection(operation, api)).join('\n\n')}
`
}

async function json(value: object): Promise<string> {
  return format(JSON.stringify(value), {...(await resolveConfig('api/any.json')), parser: 'json'})
}
