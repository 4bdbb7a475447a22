import type {FactReader} from '../../fact.ts'
import {codeowners} from './codeowners.ts'
import {imports} from './imports.ts'
import {metricCode} from './metric-code.ts'
import {metricRules} from './metric-rules.ts'
import {metricScrape} from './metric-scrape.ts'
import {openapi} from './openapi.ts'
import {packageJson} from './package-json.ts'
import {sqlTables} from './sql-tables.ts'

/** Everything that facts are read from: one line a reader. */
export const readers: FactReader[] = [
  codeowners,
  imports,
  metricCode,
  metricRules,
  metricScrape,
  openapi,
  packageJson,
  sqlTables,
]
