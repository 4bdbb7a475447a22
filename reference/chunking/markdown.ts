import type {Strategy} from './chunk.ts'
import {cutAtSeparators} from './cut-at-separators.ts'
import {overlap as withOverlap} from './overlap.ts'
import {pack} from './pack.ts'
import {cutIntoBlocks, cutIntoSections} from './sections.ts'

/** Sections of Markdown, their blocks kept whole where they fit. */
export const markdown: Strategy = {
  name: 'markdown',
  summary: 'A part for each section, with its headings; code fences stay whole where they fit: for Markdown.',
  cut: (text, {size, overlap}) =>
    cutIntoSections(text).flatMap((section) => {
      const limit = size - overlap
      const blocks = cutIntoBlocks(text, section).flatMap((block) => cutAtSeparators(text, block, limit))
      const parts = pack(blocks, limit).map((part) => ({...part, headings: section.headings}))
      return withOverlap(text, parts, overlap)
    }),
}
