import type {Document} from '../document.ts'
import type {Problem} from '../model.ts'
import {isObject} from '../util/is-object.ts'
import {placeIn} from '../util/place-in.ts'
import {readYaml} from '../util/read-yaml.ts'

/** The block between two `---` lines on top of a text. */
export interface FrontMatterBlock extends Pick<Document, 'frontMatter' | 'frontMatterPlace' | 'frontMatterText'> {
  /** What cannot be understood; errors, which weigh less in a document without checks. */
  problems: Problem[]
  /** The text with the block replaced by as many empty lines. */
  markdown: string
}

/** Takes the front matter off a text, by the rules of remark-frontmatter: the marks stand alone, from the first column on. */
export function readFrontMatter(text: string, path: string): FrontMatterBlock {
  const opening = /^---[ \t]*(?:\r\n|\n|\r)/.exec(text)?.[0]
  const none = {frontMatter: {}, problems: [], markdown: text}
  if (opening === undefined) return none
  const behind = text.slice(opening.length)
  const closing = /(^|[\r\n])---[ \t]*(?=[\r\n]|$)/.exec(behind)
  if (!closing) return none
  const content = behind.slice(0, closing.index + closing[1]!.length)
  const lines = content.match(/\r\n|\n|\r/g)?.length ?? 0
  const frontMatterText = content.replace(/(?:\r\n|\n|\r)$/, '')
  const excerpt = {path, text: frontMatterText, line: 2}
  const {value = null, faults} = readYaml(frontMatterText)
  const problems = faults.map(({reason, hint, start, end}) => problem(reason, placeIn(excerpt, start, end), hint))
  const frontMatterPlace = placeIn(excerpt, 0, frontMatterText.length)
  if (value !== null && !isObject(value)) {
    problems.push(
      problem(
        `Unexpected ${Array.isArray(value) ? 'list' : 'text'} as front matter, expected \`key: value\` lines`,
        frontMatterPlace,
      ),
    )
  }
  return {
    frontMatter: isObject(value) ? value : {},
    frontMatterPlace,
    frontMatterText,
    problems,
    markdown: '\n'.repeat(lines + 1) + behind.slice(closing.index + closing[0].length),
  }
}

function problem(reason: string, place: Problem['place'], hint?: string): Problem {
  const url = 'docs/language.md#front-matter'
  return {rule: 'front-matter', severity: 'error', reason, place, ...(hint !== undefined && {hint}), url}
}
