import type {Problem} from '../model.ts'
import type {Project} from '../proofbook.ts'
import {formatProblems} from '../report/index.ts'
import type {Terminal} from './terminal.ts'

/** Says on standard error what is wrong with documents or the command line; gives whether any of it is an error. */
export function sayProblems(problems: Problem[], project: Project, {color, width, err}: Terminal): boolean {
  err(formatProblems(problems, {color, width, sources: project.textOf}))
  return problems.some(({severity}) => severity === 'error')
}
