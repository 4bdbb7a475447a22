export {many} from './many.ts'
export {remember} from './remember.ts'
