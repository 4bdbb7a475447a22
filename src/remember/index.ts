export {many} from './many.ts'
export {remember, rememberTogether, type Subject} from './remember.ts'
export {stamper} from './stamper.ts'
