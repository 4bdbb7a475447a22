export {parse} from './parse.ts'
export {slugsOf} from './slug.ts'
