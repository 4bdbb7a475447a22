export {parse} from './parse.ts'
export {slugOf, slugsOf} from './slug.ts'
