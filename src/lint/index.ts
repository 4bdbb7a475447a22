export {ignoreRules} from './ignores.ts'
export {inspectSettings} from './inspect-settings.ts'
export {lint, type Linted} from './lint.ts'
export {rules} from './rules/index.ts'
