export {type Keeper, keeperIn} from './keeper-in.ts'
export {many} from './many.ts'
export {remember} from './remember.ts'
export {stamper} from './stamper.ts'
