import type {FactReader} from '../../fact.ts'
import {justfile} from './justfile.ts'
import {makefile} from './makefile.ts'
import {packageJson} from './package-json.ts'
import {taskfile} from './taskfile.ts'

/** Everything that facts are read from: one line a reader. */
export const readers: FactReader[] = [justfile, makefile, packageJson, taskfile]
