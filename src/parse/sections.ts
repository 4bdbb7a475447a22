import type {Section} from '../document.ts'
import type {Heading} from './outline.ts'

/** The headings of a document with the fragments that link to them: `usage`, `usage-1`, … */
export function sections(headings: Heading[], path: string): Section[] {
  const next = anchorMaker()
  return headings.map(({depth, text, start, end}) => {
    return {depth, title: text, anchor: next(text), place: {path, start, end}}
  })
}

/** Gives each heading of a document, in their order, the fragment that links to it. */
export function anchorMaker(): (heading: string) => string {
  const taken = new Map<string, number>()
  return (heading) => {
    const slug = slugOfHeading(heading)
    let anchor = slug
    for (let count = taken.get(slug) ?? 0; taken.has(anchor);) {
      anchor = `${slug}-${++count}`
      taken.set(slug, count)
    }
    taken.set(anchor, taken.get(anchor) ?? 0)
    return anchor
  }
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
