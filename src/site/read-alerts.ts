import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {globSync} from 'tinyglobby'
import type {AlertFact} from '../fact.ts'
import {readAlertRules} from '../facts/index.ts'
import type {Problem} from '../model.ts'

/** The alerts of all rule files that some globs find below a folder, and what could not be read of them. */
export function readAlerts(root: string, globs: string[]): {rules: AlertFact[]; problems: Problem[]} {
  const paths = globs.length === 0 ? [] : globSync(globs, {cwd: root, expandDirectories: false}).sort()
  const read = paths.map((path) => {
    try {
      const {facts, problems, groups} = readAlertRules(path, readFileSync(join(root, path), 'utf8'))
      const isOther = groups === 0 && facts.length === 0 && problems.length === 0
      return {
        facts,
        problems: isOther ? [unexpected(path, 'file without `groups`, expected rules of Prometheus')] : problems,
      }
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code
      return {facts: [], problems: [unexpected(path, `rule file that cannot be read (${code}), expected a text`)]}
    }
  })
  return {rules: read.flatMap(({facts}) => facts), problems: read.flatMap(({problems}) => problems)}
}

function unexpected(path: string, found: string): Problem {
  const start = {line: 1, column: 1}
  return {
    rule: 'unreadable-facts',
    severity: 'warning',
    reason: `Unexpected ${found}`,
    place: {path, start, end: start},
    subject: path,
  }
}
