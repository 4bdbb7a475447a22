import {createRequire} from 'node:module'
import {parseWithRemark} from './remark-outline.ts'
import type {Tree} from './tree-outline.ts'

/**
 * The mdast tree of a Markdown text (CommonMark with GitHub's extensions) without front matter. satteri makes it fifty times
 * faster than remark, where there is a binary of it for the machine; `test/differential` holds the two together.
 */
export function markdownTree(markdown: string): Tree {
  read ??= loadSatteri() ?? parseWithRemark
  return definesAboveRow.test(markdown) ? parseWithRemark(markdown) : read(markdown)
}

/** A link definition right above the second row of a table: to remark, and to GitHub, it is the first row; to satteri a definition. */
const definesAboveRow = /\]:[^\r\n]*(?:\r\n|\r|\n)(?=[^\r\n]*-)(?=[^\r\n]*[|:])[ \t>|:-]+(?:[\r\n]|$)/

let read: ((markdown: string) => Tree) | undefined

function loadSatteri(): ((markdown: string) => Tree) | undefined {
  try {
    const require = createRequire(import.meta.url)
    const {markdownToMdast} = require('satteri') as typeof import('satteri')
    const features = {frontmatter: false}
    // CommonMark has NUL stand for U+FFFD; to satteri it is a control character.
    return (markdown): Tree => markdownToMdast(markdown.replaceAll('\0', '\uFFFD'), {features})
  } catch {
    return undefined
  }
}
