import {character} from './character.ts'
import type {Strategy} from './chunk.ts'
import {hierarchical} from './hierarchical.ts'
import {hybrid} from './hybrid.ts'
import {markdown} from './markdown.ts'
import {recursive} from './recursive.ts'
import {semantic} from './semantic.ts'

export type {Chunk, Limits, Strategy} from './chunk.ts'
export {chunk} from './chunk-text.ts'
export {measure, recommend} from './measure.ts'

/** The strategies, by their names. */
export const strategies: Record<string, Strategy> = Object.fromEntries(
  [character, recursive, markdown, semantic, hierarchical, hybrid].map((strategy) => [strategy.name, strategy]),
)
