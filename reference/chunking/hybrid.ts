import type {Strategy} from './chunk.ts'
import {overlap as withOverlap} from './overlap.ts'
import {cutIntoSections, type Section} from './sections.ts'
import {cutAtTopics} from './semantic-breaks.ts'

/** Structure first, meaning inside: small sections joined, large ones cut where the subject changes. */
export const hybrid: Strategy = {
  name: 'hybrid',
  summary: 'Joins short sections, cuts long ones where the subject changes: for mixed documents.',
  cut: (text, {size, overlap}) =>
    joinShort(cutIntoSections(text), size - overlap).flatMap((section) => {
      const parts = cutAtTopics(text, section, size - overlap)
      return withOverlap(text, section.end - section.start <= size - overlap ? [section] : parts, overlap).map(
        (part) => ({...part, headings: section.headings}),
      )
    }),
}

function joinShort(sections: Section[], size: number): Section[] {
  const joined: Section[] = []
  for (const section of sections) {
    const last = joined.at(-1)
    if (last && section.end - last.start <= size && last.end - last.start < size / 2) {
      last.headings = shared(last.headings, section.headings)
      last.end = section.end
    } else joined.push({...section})
  }
  return joined
}

// What stands above the first of them is what all of them stand under.
function shared(one: string[], other: string[]): string[] {
  const common = one.filter((title, index) => title === other[index])
  return common.length > 0 ? common : one
}
