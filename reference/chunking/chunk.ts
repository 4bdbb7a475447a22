/** A stretch of a text; offsets count UTF-16 code units, `end` stands behind the last. */
export interface Span {
  start: number
  end: number
}

/** What a strategy cuts: a stretch, the headings above it and its level: 0 a leaf, 1 a group of the leaves after it. */
export interface Piece extends Span {
  level?: number
  /** Position of the group among the pieces. */
  parent?: number
  headings?: string[]
}

/** A piece with its text, as it is stored and answered. */
export interface Chunk extends Span {
  position: number
  level: number
  parent: number | null
  headings: string[]
  text: string
}

/** Characters that a leaf may have, and how many of its own it may share with the leaf before. */
export interface Limits {
  size: number
  overlap: number
}

/**
 * A way to cut a text. Its leaves, in order, cover every character; none has more than `size`; no surrogate pair is
 * parted; each starts behind the start of the one before. Groups have at most four times `size`.
 */
export interface Strategy {
  name: string
  /** One sentence: where it cuts, and what it suits. */
  summary: string
  cut(text: string, limits: Limits): Piece[]
}
