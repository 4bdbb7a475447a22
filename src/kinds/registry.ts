// The kinds, one line each; `npm run new kind <name>` adds the line of a new one.
export {default as backup} from './backup/index.ts'
export {default as env} from './env/index.ts'
export {default as file} from './file/index.ts'
export {default as http} from './http/index.ts'
export {default as script} from './script/index.ts'
export {default as shell} from './shell/index.ts'
export {default as sql} from './sql/index.ts'
export {default as tcp} from './tcp/index.ts'
