export {findRoot} from './find-root.ts'
export {readConfig} from './read-config.ts'
export {configSchema} from './schema.ts'
