export {account} from './initialise.ts'
export {runningPort} from './running-port.ts'
export {startPostgres} from './server.ts'
