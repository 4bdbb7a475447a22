import type {Rule} from '../../rule.ts'
import {alertWithoutRunbook} from './alert-without-runbook.ts'
import {deadRunbook} from './dead-runbook.ts'
import {deadRunbookAnchor} from './dead-runbook-anchor.ts'
import {orphanRunbook} from './orphan-runbook.ts'
import {unknownAlert} from './unknown-alert.ts'
import {unknownScript} from './unknown-script.ts'

/** Every rule: one line each. */
export const rules: Rule[] = [
  alertWithoutRunbook,
  deadRunbook,
  deadRunbookAnchor,
  orphanRunbook,
  unknownAlert,
  unknownScript,
]
