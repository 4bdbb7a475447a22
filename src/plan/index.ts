export {inspectSelection} from './inspect-selection.ts'
export {plan} from './plan.ts'
export {type Selection, splitPath} from './selection.ts'
