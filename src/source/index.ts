export {findDocuments} from './find-documents.ts'
export {readSource, readSources} from './read-source.ts'
export {revision} from './revision.ts'
