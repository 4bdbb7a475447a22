export {affectedBy, type Affected} from './affected-by.ts'
export {changesSince, type ChangedFile, NoChanges} from './changes-since.ts'
