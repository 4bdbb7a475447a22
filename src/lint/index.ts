export {lint} from './lint.ts'
export type {Linted} from './linted.ts'
export {rules} from './rules/index.ts'
