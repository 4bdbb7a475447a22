export {alertCoverage} from './alerts/alert-coverage.ts'
export {lint, type Linted} from './lint.ts'
export {rules} from './rules/index.ts'
