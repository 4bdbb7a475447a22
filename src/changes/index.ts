export {affectedBy, type Affected} from './affected-by.ts'
export {changesSince, NoChanges} from './changes-since.ts'
