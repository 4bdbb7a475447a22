import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {VFile} from 'vfile'
import {expect, it} from 'vitest'
import {remarkProofbook, type Site} from './remark-proofbook.ts'

interface Node {
  type: string
  name?: string
  url?: string
  value?: string
  attributes?: {name: string; value: unknown}[]
  children?: Node[]
}

function transformed(text: string, path = '/p/runbooks/a.md'): Node {
  const site: Site = {
    modules: new Map([['/p/runbooks/a.md', '@generated/proofbook/default/a.json']]),
    permalinks: new Map([['/p/docs/b c.md', '/docs/b-c']]),
    root: '/p',
    links: {file: (path) => (path.startsWith('src/') ? `https://example.org/${path}` : undefined)},
  }
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkFrontmatter)
    .use(remarkProofbook(site) as never)
  const file = new VFile({value: text, path})
  return processor.runSync(processor.parse(file), file)
}

const sketch = ({type, name, attributes = [], children = []}: Node): unknown => {
  const texts = attributes.filter(({name}) => name !== 'page').map(({name, value}) => `${name}=${String(value)}`)
  const self = [name ?? type, ...texts].join(' ')
  return children.length > 0 && type !== 'paragraph' && type !== 'heading' ? [self, ...children.map(sketch)] : self
}

it('puts the verification below the title, and a card where a check stands', () => {
  const text = '---\ntitle: A\n---\n\n# A\n\ntext\n\n```check http\nid: up\n```\n\n```js\nlet us\n```\n'
  expect(sketch(transformed(text))).toEqual([
    'root',
    'yaml',
    'heading',
    'ProofbookVerification',
    'paragraph',
    'ProofbookFence line=9',
    'code',
    'mdxjsEsm',
    'mdxjsEsm',
    'mdxjsEsm',
  ])
})

it('imports what is known of the page, and each part that it shows once', () => {
  const {children = []} = transformed('```check a\n```\n\n```check b\n```\n')
  expect(children.filter(({type}) => type === 'mdxjsEsm').map(({value}) => value)).toEqual([
    'import proofbookPage from "@generated/proofbook/default/a.json"',
    'import ProofbookVerification from "@theme/Proofbook/Verification"',
    'import ProofbookFence from "@theme/Proofbook/Fence"',
  ])
})

it('finds fences within lists and quotes', () => {
  const tree = sketch(transformed('> - a\n>\n>   ```check http\n>   id: up\n>   ```\n'))
  expect(JSON.stringify(tree)).toContain('ProofbookFence line=3')
})

it('takes what a step says of itself off its first line', () => {
  expect(sketch(transformed('```bash step id=stop effect=writes undo="go back"\nstop it\n```\n'))).toContain(
    'ProofbookStep id=stop effect=writes undo=go back language=bash code=stop it',
  )
})

it('fills commands where there is something to fill in, and only there', () => {
  const fences = '```sh\necho $pod\n```\n\n```js\nlet us\n```\n'
  expect(sketch(transformed(`---\ninputs: [pod]\n---\n${fences}`))).toEqual(
    expect.arrayContaining(['ProofbookStep language=sh code=echo $pod', 'code']),
  )
  expect(sketch(transformed(fences))).toEqual(expect.arrayContaining(['code', 'code']))
})

it('shows a drill as what it is', () => {
  expect(sketch(transformed('```drill database-is-down\ninject: x\n```\n'))).toContain(
    'ProofbookDrill name=database-is-down code=inject: x',
  )
})

it('gives task lists to a checklist, with those within them', () => {
  const text = '- [ ] a\n  - [x] b\n\ntext\n\n1. [ ] c\n\nmore\n\n- d\n'
  expect(JSON.stringify(sketch(transformed(text))).match(/ProofbookChecklist list=\d/g)).toEqual([
    'ProofbookChecklist list=0',
    'ProofbookChecklist list=1',
  ])
})

it('shows the inputs where there are any', () => {
  expect(sketch(transformed('---\ninputs: [pod]\n---\n'))).toContain('ProofbookInputs')
})

it.each([
  ['../docs/b%20c.md#d', '/docs/b-c#d'],
  ['<../docs/b c.md>', '/docs/b-c'],
  ['../src/x.ts', 'https://example.org/src/x.ts'],
  ['../../outside.txt', '../../outside.txt'],
  ['#here', '#here'],
  ['https://example.org/a.md', 'https://example.org/a.md'],
  ['/docs/a', '/docs/a'],
  ['%zz.md', '%zz.md'],
])('leads %s to %s', (written, expected) => {
  const {children = []} = transformed(`[text](${written})\n`)
  const link = children.find(({type}) => type === 'paragraph')?.children?.[0]
  expect(decodeURI(link?.url?.replace(/%(?!20)/g, '%25') ?? '')).toBe(decodeURI(expected.replace(/%(?!20)/g, '%25')))
})

it('makes no link of one to a document that has no page', () => {
  expect(JSON.stringify(transformed('[text](missing.md#a) and [more](../x.txt)\n'))).toMatch(/"emphasis".*"link"/)
})

it('leaves a document alone that is not ours', () => {
  expect(sketch(transformed('```check http\n```\n', '/p/other.md'))).toEqual(['root', 'code'])
})
