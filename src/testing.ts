/** What kinds of one's own are tested with: `proofbook/testing`. */
export {conformance} from './testing/conformance.ts'
export type {ConformanceSetup} from './testing/setup.ts'
