export {run, type RunSetup} from './run.ts'
export {startTarget, type StartedTarget, type TargetSetup} from './target.ts'
