import {embedText, similarity} from '../embed/local.ts'
import type {Span} from './chunk.ts'
import {cutAtSeparators, cutIntoSentences} from './cut-at-separators.ts'
import {pack} from './pack.ts'

/**
 * Parts of at most so many characters that end where the subject changes: where a sentence is less like what was said
 * so far than half a standard deviation below the mean of the text, or where the next one no longer fits.
 */
export function cutAtTopics(text: string, span: Span, size: number): Span[] {
  // Very short sentences are judged together: one word says little, and a vector for each would take too long.
  const sentences = pack(cutIntoSentences(text, span), size / 8).flatMap((part) => cutAtSeparators(text, part, size))
  const vectors = sentences.map((part) => embedText(text.slice(part.start, part.end)))
  const likeness = vectors.map((vector, index) => (index === 0 ? 1 : similarity(vectors[index - 1]!, vector)))
  const threshold = lowerThanUsual(likeness.slice(1))
  const parts: Span[] = []
  for (const [index, sentence] of sentences.entries()) {
    const last = parts.at(-1)
    const fits = last && sentence.end - last.start <= size
    // A part below a quarter of the size says too little to be found on its own.
    const belongs = last && (likeness[index]! >= threshold || last.end - last.start < size / 4)
    if (fits && belongs) last.end = sentence.end
    else parts.push({...sentence})
  }
  return parts
}

function lowerThanUsual(values: number[]): number {
  if (values.length === 0) return 0
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
  return mean - Math.sqrt(variance) / 2
}
