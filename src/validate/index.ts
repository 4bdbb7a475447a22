export {locate} from './locate.ts'
export {rules} from './rules.ts'
export {validate} from './validate.ts'
