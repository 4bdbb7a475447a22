export {isDecision} from './is-decision.ts'
export {type DecisionFacts, readDecision} from './read-decision.ts'
export {recordFinder, withoutNumber} from './record-finder.ts'
