export {run, type RunSetup} from './run.ts'
export {startTarget} from './target.ts'
