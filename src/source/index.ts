export {findDocuments} from './find-documents.ts'
export {readSource} from './read-source.ts'
export {type Revision, revision} from './revision.ts'
