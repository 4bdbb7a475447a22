import {createRequire} from 'node:module'
import {treeOutline} from './tree-outline.ts'
import type {Outline} from './outline.ts'
import type {Tree} from './tree-outline.ts'

/** The outline of a Markdown text by remark itself: the authority, loaded (70 ms) when first needed. */
export function remarkOutline(markdown: string): Outline {
  return treeOutline(parseWithRemark(markdown), markdown)
}

/** The mdast tree of a Markdown text by remark. */
export function parseWithRemark(markdown: string): Tree {
  read ??= loadRemark()
  return read(markdown)
}

let read: ((markdown: string) => Tree) | undefined

/** `require`, because `import()` would make every caller wait for what hardly any of them needs. */
function loadRemark(): (markdown: string) => Tree {
  const require = createRequire(import.meta.url)
  const {unified} = require('unified') as typeof import('unified')
  const {default: remarkParse} = require('remark-parse') as typeof import('remark-parse')
  const {default: remarkGfm} = require('remark-gfm') as typeof import('remark-gfm')
  const processor = unified().use(remarkParse).use(remarkGfm).freeze()
  return (markdown) => processor.parse(markdown)
}
