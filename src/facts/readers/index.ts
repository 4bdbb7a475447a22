import type {FactReader} from '../../fact.ts'
import {imports} from './imports.ts'
import {openapi} from './openapi.ts'
import {packageJson} from './package-json.ts'
import {sqlTables} from './sql-tables.ts'

/** Everything that facts are read from: one line a reader. */
export const readers: FactReader[] = [imports, openapi, packageJson, sqlTables]
