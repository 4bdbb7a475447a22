import type {Strategy} from './chunk.ts'
import {overlap as withOverlap} from './overlap.ts'
import {cutAtTopics} from './semantic-breaks.ts'

/** Runs of sentences about one thing. */
export const semantic: Strategy = {
  name: 'semantic',
  summary: 'Cuts between sentences where the subject changes: for long prose without headings.',
  cut: (text, {size, overlap}) =>
    withOverlap(text, cutAtTopics(text, {start: 0, end: text.length}, size - overlap), overlap),
}
