import {VFile} from 'vfile'
import {expect, it} from 'vitest'
import {rehypeHarmless} from './rehype-harmless.ts'

const clean = (children: object[], path = '/ours.md') => {
  const tree = {type: 'root', children} as Parameters<ReturnType<ReturnType<typeof rehypeHarmless>>>[0]
  rehypeHarmless((path) => path === '/ours.md')()(tree, new VFile({path}))
  return tree.children
}
const element = (tagName: string, properties: object = {}, children: object[] = []) => ({
  type: 'element',
  tagName,
  properties,
  children,
})

it.each(['script', 'SCRIPT', 'iframe', 'object', 'embed', 'base', 'meta', 'style', 'foreignObject', 'form'])(
  'takes away <%s>, however deep',
  (tagName) => {
    expect(clean([element('div', {}, [element('p', {}, [element(tagName)])])])).toEqual([
      element('div', {}, [element('p')]),
    ])
  },
)

it.each([
  [{onClick: 'x()'}, {}],
  [{onerror: 'x()', src: '/a.png'}, {src: '/a.png'}],
  [{href: 'javascript:x()'}, {}],
  [{href: ' \u0001java\tscript:x()'}, {}],
  [{'xlink:href': 'JAVASCRIPT:x()'}, {}],
  [{src: 'data:text/html,<script>x()</script>'}, {}],
  [{src: 'data:image/svg+xml,<svg onload=x()>'}, {}],
  [{src: 'data:image/png;base64,AA=='}, {src: 'data:image/png;base64,AA=='}],
  [{srcDoc: '<script>'}, {}],
  [{href: 'https://example.org/javascript:'}, {href: 'https://example.org/javascript:'}],
  [
    {className: ['a'], id: 'x', title: 'onclick'},
    {className: ['a'], id: 'x', title: 'onclick'},
  ],
])('keeps of %j only what is harmless', (before, after) => {
  expect(clean([element('a', before)])).toEqual([element('a', after)])
})

it('leaves the documents of others alone', () => {
  expect(clean([element('script')], '/theirs.md')).toEqual([element('script')])
})

it('goes as deep as a document does', () => {
  let deep = element('b', {onclick: 'x'})
  for (let depth = 0; depth < 20_000; depth++) deep = element('i', {}, [deep])
  expect(() => clean([deep])).not.toThrow()
})
