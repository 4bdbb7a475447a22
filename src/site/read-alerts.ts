import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {globSync} from 'tinyglobby'
import type {Problem} from '../model.ts'
import {type AlertRule, readAlertRules} from './page-facts/index.ts'

/** The alerts of all rule files that some globs find below a folder, and what could not be read of them. */
export function readAlerts(root: string, globs: string[]): {rules: AlertRule[]; problems: Problem[]} {
  const paths = globs.length === 0 ? [] : globSync(globs, {cwd: root, expandDirectories: false}).sort()
  const read = paths.map((path) => {
    try {
      return readAlertRules(path, readFileSync(join(root, path), 'utf8'))
    } catch (error) {
      return {rules: [], problems: [unreadable(path, error)]}
    }
  })
  return {rules: read.flatMap(({rules}) => rules), problems: read.flatMap(({problems}) => problems)}
}

function unreadable(path: string, error: unknown): Problem {
  const start = {line: 1, column: 1}
  const reason = `Unexpected rule file that cannot be read (${(error as NodeJS.ErrnoException).code}), expected a text`
  return {rule: 'unreadable-rules', severity: 'warning', reason, place: {path, start, end: start}}
}
