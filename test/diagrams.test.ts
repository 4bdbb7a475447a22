import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {states} from '../reference/storage/documents.ts'

const carrel = 'docs/reference-service.md'
const pages = ['docs', 'api', 'adr', 'runbooks'].flatMap((folder) =>
  readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name)),
)
const diagrams = pages.flatMap((page) =>
  [...readFileSync(page, 'utf8').matchAll(/^```mermaid\n([^]*?)\n```$/gm)].map(([, diagram]) => ({
    page,
    diagram: diagram!,
  })),
)

describe('every diagram', () => {
  it('is found', () => {
    expect(diagrams.length).toBeGreaterThan(4)
  })

  it('names files that are there', () => {
    const named = diagrams.flatMap(({page, diagram}) =>
      [...diagram.matchAll(/\b(?:src|reference|scripts|test)\/[\w./-]*\w\/?/g)].map(([path]) => ({page, path})),
    )
    expect(named.length).toBeGreaterThan(8)
    expect(named.filter(({path}) => !existsSync(path))).toEqual([])
  })

  it('names requests that the API takes', () => {
    const {paths} = JSON.parse(readFileSync('api/openapi.json', 'utf8')) as {paths: Record<string, object>}
    const named = diagrams.flatMap(({page, diagram}) =>
      [...diagram.matchAll(/\b(GET|POST|PUT|DELETE) (\/[\w/{}.-]*)/g)].map(([, method, path]) => ({
        page,
        method,
        path,
      })),
    )
    expect(named.length).toBeGreaterThan(5)
    const unknown = named.filter(({method, path}) => !Object.hasOwn(paths[path!] ?? {}, method!.toLowerCase()))
    expect(unknown).toEqual([])
  })

  it('of states names those of a document, all of them', () => {
    const drawn = diagrams.filter(({page, diagram}) => page === carrel && diagram.startsWith('stateDiagram'))
    expect(drawn).toHaveLength(1)
    const arrows = [...drawn[0]!.diagram.matchAll(/^ {2}(\S+) --> ([^\s:]+)/gm)]
    const named = new Set(arrows.flatMap(([, from, to]) => [from!, to!]).filter((name) => name !== '[*]'))
    expect([...named].sort()).toEqual([...states].sort())
  })
})

it('says of every folder of src/ what it does', () => {
  const page = readFileSync('docs/architecture.md', 'utf8')
  const folders = readdirSync('src', {withFileTypes: true}).filter((entry) => entry.isDirectory())
  expect(folders.length).toBeGreaterThan(10)
  for (const {name} of folders) expect(page, name).toMatch(new RegExp(`^\\| \`${name}(/<kind>)?\` \\|`, 'm'))
})
