export {findDocuments} from './find-documents.ts'
export {readSources} from './read-source.ts'
export {type Revision, revision} from './revision.ts'
