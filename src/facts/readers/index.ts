import type {FactReader} from '../../fact.ts'
import {codeVariables} from './code-variables.ts'
import {codeowners} from './codeowners.ts'
import {dockerfileVariables} from './dockerfile-variables.ts'
import {envFiles} from './env-files.ts'
import {environmentSchema} from './environment-schema.ts'
import {imageVersions} from './image-versions.ts'
import {imports} from './imports.ts'
import {justfile} from './justfile.ts'
import {lockfiles} from './lockfiles.ts'
import {makefile} from './makefile.ts'
import {metricCode} from './metric-code.ts'
import {metricRules} from './metric-rules.ts'
import {metricScrape} from './metric-scrape.ts'
import {openapi} from './openapi.ts'
import {packageJson} from './package-json.ts'
import {prometheusRules} from './prometheus-rules.ts'
import {shellVariables} from './shell-variables.ts'
import {sqlTables} from './sql-tables.ts'
import {taskfile} from './taskfile.ts'
import {templateVariables} from './template-variables.ts'
import {toolVersions} from './tool-versions.ts'
import {workflowVersions} from './workflow-versions.ts'
import {yamlVariables} from './yaml-variables.ts'

/** Everything that facts are read from: one line a reader. */
export const readers: FactReader[] = [
  codeVariables,
  codeowners,
  dockerfileVariables,
  envFiles,
  environmentSchema,
  imageVersions,
  imports,
  justfile,
  lockfiles,
  makefile,
  metricCode,
  metricRules,
  metricScrape,
  openapi,
  packageJson,
  prometheusRules,
  shellVariables,
  sqlTables,
  taskfile,
  templateVariables,
  toolVersions,
  workflowVersions,
  yamlVariables,
]
