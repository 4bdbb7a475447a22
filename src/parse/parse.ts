import {basename} from 'node:path/posix'
import type {Document, Section, Source} from '../document.ts'
import type {Problem} from '../model.ts'
import {checkBlocks} from './check-blocks.ts'
import {readFrontMatter} from './front-matter.ts'
import {readOutline} from './read-outline.ts'
import {sections} from './sections.ts'
import {slugOf} from './slug.ts'

/** Everything a Markdown file says that Proofbook understands, and what is wrong with it; never throws, whatever the text. */
export function parse({path, text, digest}: Source, slug: string = slugOf(path, [])): Document {
  const {markdown, problems: faults, ...front} = readFrontMatter(text, path)
  const {problems: limits, ...seen} = readOutline(markdown, path)
  const {blocks, problems} = checkBlocks(seen, markdown, path)
  const severity = blocks.length + problems.length > 0 ? 'error' : 'warning'
  const found = sections(seen.headings, path)
  return {
    path,
    slug,
    title: titleOf(front.frontMatter['title'], found, path),
    digest,
    ...front,
    sections: found,
    blocks,
    problems: [...faults.map((fault): Problem => ({...fault, severity})), ...limits, ...problems],
  }
}

function titleOf(written: unknown, sections: Section[], path: string): string {
  if ((typeof written === 'string' && written.trim() !== '') || typeof written === 'number')
    return String(written).trim()
  const first = sections.find(({depth, title}) => depth === 1 && title !== '')
  return first?.title ?? basename(path).replace(/(?<=.)\.[^.]*$/, '')
}
