import type {Kinds} from '../kind.ts'
import * as registry from './registry.ts'

export {loadKinds} from './load-kinds.ts'

/** The kinds that Proofbook brings, by name. What they are given has passed their schema, so they may know its type. */
export const kinds = {...registry} as unknown as Kinds
