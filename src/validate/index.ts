export {checkGiven} from './check-given.ts'
export {locate} from './locate.ts'
export {rules} from './rules.ts'
export {validate, validateDocument, type Validated, validateTogether} from './validate.ts'
