export {falsify} from './falsify.ts'
export {controlOf} from './control-of.ts'
