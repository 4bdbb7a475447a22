import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, it} from 'vitest'
import diskRoom from '../../src/kinds/_template/index.ts'
import {kinds} from '../../src/kinds/index.ts'
import type {Kinds} from '../../src/kind.ts'
import type {Target} from '../../src/model.ts'
import {parse} from '../../src/parse/index.ts'
import {validate} from '../../src/validate/index.ts'

const folder = join(import.meta.dirname, '..', '..', 'src', 'kinds')
const documented = ['_template', ...Object.keys(kinds)]

/** The examples of a readme: what stands in its fences of Markdown, as one document. */
function examplesIn(text: string): string {
  return [...text.matchAll(/^````md\n(.*?)^````$/gms)]
    .map(([, example]) => `## ${example!.length}\n\n${example}`)
    .join('\n')
}

it.each(documented)('the examples of %s are sound checks', (name) => {
  const text = examplesIn(readFileSync(join(folder, name, 'readme.md'), 'utf8'))
  const document = parse({path: `${name}.md`, text, digest: ''})
  const known = {...kinds, 'disk-room': diskRoom} as unknown as Kinds
  const vars = Object.fromEntries([...text.matchAll(/\$\{([A-Z_]+)\}/g)].map(([, name]) => [name, '']))
  const target: Target = {name: 'local', allow: ['reads'], vars, env: [], addresses: []}
  const {specs, problems} = validate([document], {
    kinds: known,
    targets: {local: target},
    secrets: [],
    today: '2026-01-01',
  })
  expect([...document.problems, ...problems].map(({reason, place}) => `${place.start.line}: ${reason}`)).toEqual([])
  expect(specs.map(({kind}) => kind)).toContain(name === '_template' ? 'disk-room' : name)
  expect(specs).toHaveLength(document.blocks.length)
  expect(specs.length).toBeGreaterThanOrEqual(name === '_template' ? 1 : 3)
})
