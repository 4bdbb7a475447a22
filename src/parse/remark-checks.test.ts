import fc from 'fast-check'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkStringify from 'remark-stringify'
import {unified} from 'unified'
import {visit} from 'unist-util-visit'
import {VFile} from 'vfile'
import {expect, it} from 'vitest'
import {nastyMarkdown, nestedMarkdown} from '../../test/differential/markdown.ts'
import {parse} from './parse.ts'
import remarkChecks from './remark-checks.ts'

const path = 'a.md'
const text = '---\nowner: me\n---\n# A\n\n| a |\n| - |\n\n> ```check http\n> id: a\n> ```\n\n```ruby check\n```\n'
const markdown = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter)

it('leaves the checks in the file, and their problems as messages', async () => {
  const file = await markdown()
    .use(remarkChecks)
    .use(remarkStringify)
    .process(new VFile({path, value: text}))
  expect(file.data.checks).toEqual(parse({path, text, digest: ''}).blocks)
  expect(file.messages).toMatchObject([
    {
      ruleId: 'unknown-check-language',
      source: 'proofbook',
      fatal: true,
      reason: 'Unexpected check in `ruby`, expected `bash`, `sh`, `js` or `mjs`',
      note: 'a check without code starts with its kind: ```check http',
      url: 'docs/language.md#the-fence',
      place: {start: {line: 13, column: 4}, end: {line: 13, column: 8}},
    },
  ])
})

it('does not change the tree', async () => {
  const without = await markdown().use(remarkStringify).process(text)
  const beside = await markdown().use(remarkChecks).use(remarkStringify).process(text)
  expect(String(beside)).toBe(String(without))
})

it('says so when a plugin before it made or changed a check', async () => {
  const include = () => (tree: Parameters<typeof visit>[0]) =>
    visit(tree, 'code', (node: {value?: string}) => {
      node.value = 'id: other'
    })
  const file = await markdown()
    .use(include)
    .use(remarkChecks)
    .use(remarkStringify)
    .process('```check http\nid: a\n```\n')
  expect(file.data.checks).toEqual([])
  expect(file.messages.map(({ruleId, fatal}) => [ruleId, fatal])).toEqual([['changed-check', true]])
})

it('reads a fence with the same eyes as everything else', () => {
  const gfm = unified().use(remarkParse).use(remarkGfm).use(remarkChecks)
  fc.assert(
    fc.property(fc.oneof(nastyMarkdown, nestedMarkdown), (text) => {
      fc.pre(!text.startsWith('---'))
      const file = new VFile({path, value: text})
      gfm.runSync(gfm.parse(file), file)
      const {blocks, problems} = parse({path, text, digest: ''})
      expect(file.data.checks).toEqual(blocks)
      expect(file.messages.map(({ruleId, reason, line, column}) => ({ruleId, reason, line, column}))).toEqual(
        problems.map(({rule, reason, place: {start}}) => ({
          ruleId: rule,
          reason,
          line: start.line,
          column: start.column,
        })),
      )
    }),
    {numRuns: 2000, seed: 1},
  )
})
