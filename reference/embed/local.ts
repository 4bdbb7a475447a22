/** Numbers that a vector has. */
export const dimensions = 256

/** Name and version of the way a text becomes a vector: vectors of different models are never compared. */
export const model = 'hashed-ngrams-256-v1'

/**
 * A vector for a text, of length 1 (all zeros for a text without letters or digits): its words and their trigrams,
 * hashed to dimension and sign (feature hashing, Weinberger et al. 2009), weighed by 1 + ln(count).
 */
export function embedText(text: string): Float32Array {
  const counts = new Map<number, number>()
  for (const [word] of text
    .normalize('NFKC')
    .toLowerCase()
    .matchAll(/[\p{L}\p{N}]{1,64}/gu)) {
    const marked = `<${word}>`
    count(counts, hash(`=${marked}`), 2)
    for (let start = 0; start + 3 <= marked.length; start++) count(counts, hash(marked.slice(start, start + 3)), 1)
  }
  const vector = new Float32Array(dimensions)
  for (const [feature, times] of counts) {
    vector[feature % dimensions]! += (feature & 0x8000_0000 ? -1 : 1) * (1 + Math.log(times))
  }
  const length = Math.sqrt(similarity(vector, vector))
  return length === 0 ? vector : vector.map((value) => value / length)
}

/** The cosine of the angle between two vectors of length 1. */
export function similarity(one: Float32Array, other: Float32Array): number {
  let sum = 0
  for (let index = 0; index < dimensions; index++) sum += one[index]! * other[index]!
  return sum
}

function count(counts: Map<number, number>, feature: number, weight: number): void {
  counts.set(feature, (counts.get(feature) ?? 0) + weight)
}

// FNV-1a, 32 bits, over UTF-16 code units.
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  return value >>> 0
}
