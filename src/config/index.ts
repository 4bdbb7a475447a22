export {findRoot} from './find-root.ts'
export {readConfig} from './read-config.ts'
