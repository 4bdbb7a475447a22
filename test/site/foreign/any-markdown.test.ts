import {mkdirSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {join} from 'node:path'
import fc from 'fast-check'
import {expect, it} from 'vitest'
import type {Manifest} from '../../../src/site/stage/manifest.ts'
import {remarkTolerant} from '../../../src/site/stage/remark-tolerant.ts'
import {stagePage} from '../../../src/site/stage/stage-page.ts'
import {temporaryFolder} from '../../support/temporary-folder.ts'

/** As much of Docusaurus's own processor of documents as is asked for. */
interface Processor {
  process: (request: {content: string; filePath: string; frontMatter: object; compilerName: string}) => Promise<{
    content: string
  }>
}

const require = createRequire(createRequire(import.meta.url).resolve('@docusaurus/plugin-content-docs'))
const {createProcessorUncached} = require('@docusaurus/mdx-loader/lib/processor.js') as {
  createProcessorUncached: (parameters: object) => Promise<Processor>
}

/** Renders a document of a folder as Docusaurus would; rejects where it would stop. */
async function render(text: string): Promise<string> {
  const folder = temporaryFolder()
  const stage = join(folder, 'stage')
  mkdirSync(stage)
  const bytes = Buffer.from(text)
  writeFileSync(join(folder, 'there.png'), '')
  const staged = stagePage('a.md', '/a', {bytes, size: bytes.length})
  const manifest: Manifest = {
    version: 1,
    title: '',
    baseUrl: '/',
    folder,
    root: folder,
    stage,
    packages: {},
    rules: [],
    pages: [staged.page],
  }
  const processor = await createProcessorUncached({
    format: 'md',
    options: {
      siteDir: stage,
      staticDirs: [],
      admonitions: true,
      beforeDefaultRemarkPlugins: [remarkTolerant(manifest)],
      resolveMarkdownLink: () => undefined,
      markdownConfig: {
        mermaid: true,
        emoji: true,
        mdx1Compat: {comments: false, admonitions: false, headingIds: false},
        anchors: {maintainCase: false},
        hooks: {onBrokenMarkdownLinks: 'ignore', onBrokenMarkdownImages: 'ignore'},
      },
    },
  })
  const filePath = join(stage, staged.page.staged)
  const {content} = await processor.process({content: staged.text, filePath, frontMatter: {}, compilerName: 'server'})
  return content
}

const pieces =
  `# h|\n\n|\n|text|<b>|</b>|<namespace>|<a"b>|<p style="{{ x }}">|<img src=x onerror=y>|<img src="there.png">|![](|![a](there.png)
|[a](|b%zz.md)|http://[::1)|)|](|{{ $labels.pod }}|{x}|:::note|:::x|:a[b]{c=d}|::a{b}|:::|<!--|-->|*/|/*|<script>|</script>|<pre>|</pre>
|<table>|<tr>|<td>|<details>|<summary>|- [ ] |> |> [!NOTE]|\`|\`\`\`|\`\`\`mermaid|    || a | b ||| - | - ||[^1]|[^1]: x|<div|>|"|'|&lt;|&#0;|&#xD800;
|<br></br>|<svg/onload=x>|<x:y z>|<input>|<h1>|</h1>|{#id}|---|===|\\|<?|?>|<![CDATA[|]]>|<!DOCTYPE|<a href="javascript:x">|\uFEFF|\u2028|<p |=|export const a = 1|import x from 'y'`
    .split(/(?<!\|)\|(?!\|)/)
    .filter((piece) => piece !== '')

it('renders any text', async () => {
  const text = fc.array(fc.constantFrom(...pieces, ' ', '\n'), {maxLength: 25}).map((parts) => parts.join(''))
  await fc.assert(
    fc.asyncProperty(text, async (one) => {
      const code = await render(one)
      expect(code).toContain('MDXContent')
      expect(code).not.toMatch(
        /_jsxs?\((_components\.|")(script|iframe|style|svg)\b|(href|src): "javascript:|\bon[a-z]+: "/i,
      )
    }),
    {numRuns: Number(process.env.PROOFBOOK_RUNS ?? 150)},
  )
})
