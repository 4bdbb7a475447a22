/** What kinds of one's own are tested with: `proofbook/testing`. */
export {conformance, type ConformanceSetup} from './testing/conformance.ts'
