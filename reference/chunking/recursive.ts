import type {Strategy} from './chunk.ts'
import {cutAtSeparators} from './cut-at-separators.ts'
import {overlap as withOverlap} from './overlap.ts'

/** Paragraphs, else lines, else sentences, else words. */
export const recursive: Strategy = {
  name: 'recursive',
  summary: 'Cuts between paragraphs, else lines, sentences, words, whatever makes the parts fit: for prose.',
  cut: (text, {size, overlap}) =>
    withOverlap(text, cutAtSeparators(text, {start: 0, end: text.length}, size - overlap), overlap),
}
