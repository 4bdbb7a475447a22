import {describe, expect, it} from 'vitest'
import {frontMatterOf} from './front-matter-of.ts'

describe('reads what a document says on top of itself', () => {
  it.each([
    [
      'YAML',
      '---\ntitle: A page\ndescription: About it\ntags: [a, 2]\n---\n# B\n',
      {title: 'A page', description: 'About it', tags: ['a', '2']},
    ],
    ['TOML', '+++\ntitle = "A page"\ndraft = true\n+++\n# B\n', {title: 'A page', tags: []}],
    ['values of other types', '---\ntitle: [a]\ntags: {a: b}\nid: x/y\n---\n# B\n', {tags: []}],
    ['nothing', '# B\n', {tags: []}],
    ['a line that only looks like it', 'text\n---\ntitle: a\n---\n', {tags: []}],
  ])('%s', (_, text, expected) => {
    const {title, description, tags, faults} = frontMatterOf('a.md', text)
    expect({title, description, tags}).toEqual({title: undefined, description: undefined, ...expected})
    expect(faults.length).toBe(text.includes('[a]') ? faults.length : 0)
  })
})

it('reads line by line what cannot be understood, and says so', () => {
  const text = '---\ntitle: A page\ndate: {{ .Date }}\nslug: "a" b\n---\n\n# B\n'
  const {title, faults, body} = frontMatterOf('a.md', text)
  expect(title).toBe('A page')
  expect(faults).toHaveLength(1)
  expect(faults[0]!.message).toMatch(/^Unexpected .*, expected .*, in the front matter; read line by line$/)
  expect(body).toBe('\n\n\n\n\n\n# B\n')
})

it('takes no template for a title', () => {
  const {title} = frontMatterOf('a.md', '---\ntitle: "{{ replace .Name "-" " " | title }}"\n---\n')
  expect(title).toBeUndefined()
})

it('keeps every line where it is', () => {
  for (const end of ['\n', '\r\n']) {
    const {body} = frontMatterOf('a.md', ['---', 'title: a', '---', '', 'text'].join(end))
    expect(body).toBe(['', '', '', '', 'text'].join(end))
  }
})
