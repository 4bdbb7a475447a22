import type {Json} from '../../model.ts'
import {jsonText} from '../text/json-text.ts'
import {falsifiedTotals, type Falsified} from './falsified.ts'

/** What was found out as JSON, for programs. */
export function falsifiedJson(falsified: Falsified): string {
  const {version, tool, target, commit, dirty, startedAt, durationMs, interrupted, problems, omissions, refused} =
    falsified.report
  const about = {version, tool, target, commit, dirty, startedAt, durationMs, interrupted}
  const found = {controls: falsified.controls, problems, omissions, refused, totals: falsifiedTotals(falsified)}
  return `${jsonText(JSON.parse(JSON.stringify({...about, ...found})) as Json, 2)}\n`
}
