import type {Section} from '../model.ts'
import type {Heading} from './outline.ts'

/** The headings of a document with the fragments that link to them: `usage`, `usage-1`, … */
export function sections(headings: Heading[], path: string): Section[] {
  const taken = new Map<string, number>()
  return headings.map(({depth, text, start, end}) => {
    const slug = slugOfHeading(text)
    let anchor = slug
    for (let count = taken.get(slug) ?? 0; taken.has(anchor);) {
      anchor = `${slug}-${++count}`
      taken.set(slug, count)
    }
    taken.set(anchor, taken.get(anchor) ?? 0)
    return {depth, title: text, anchor, place: {path, start, end}}
  })
}

/**
 * GitHub's rule, as its html-pipeline had it: in lower case, without anything but letters, marks, digits, `_`, `-`
 * and blanks, each blank a `-`.
 */
function slugOfHeading(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{Nd}\p{Nl}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-')
}
