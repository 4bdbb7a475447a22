import type {Rule} from '../../rule.ts'
import {adrContradicted} from './adr-contradicted.ts'
import {adrNumber} from './adr-number.ts'
import {adrStatus} from './adr-status.ts'
import {adrSupersession} from './adr-supersession.ts'
import {alertWithoutRunbook} from './alert-without-runbook.ts'
import {anchorCase} from './anchor-case.ts'
import {deadAnchor} from './dead-anchor.ts'
import {deadLink} from './dead-link.ts'
import {deadRunbookAnchor} from './dead-runbook-anchor.ts'
import {deadRunbook} from './dead-runbook.ts'
import {duplicateTitle} from './duplicate-title.ts'
import {headingStructure} from './heading-structure.ts'
import {leftoverPlaceholder} from './leftover-placeholder.ts'
import {linkCase} from './link-case.ts'
import {missingOwner} from './missing-owner.ts'
import {orphanRunbook} from './orphan-runbook.ts'
import {placeholderRedirect} from './placeholder-redirect.ts'
import {requiredSections} from './required-sections.ts'
import {restoreWithoutStop} from './restore-without-stop.ts'
import {reviewOverdue} from './review-overdue.ts'
import {secretInDocument} from './secret-in-document.ts'
import {shellSyntax} from './shell-syntax.ts'
import {undocumentedVariable} from './undocumented-variable.ts'
import {unknownAlert} from './unknown-alert.ts'
import {unknownColumn} from './unknown-column.ts'
import {unknownCommand} from './unknown-command.ts'
import {unknownFile} from './unknown-file.ts'
import {unknownFlag} from './unknown-flag.ts'
import {unknownMetric} from './unknown-metric.ts'
import {unknownOperation} from './unknown-operation.ts'
import {unknownOwner} from './unknown-owner.ts'
import {unknownScript} from './unknown-script.ts'
import {unknownTable} from './unknown-table.ts'
import {unknownTask} from './unknown-task.ts'
import {unprovenClaim} from './unproven-claim.ts'
import {unreadVariable} from './unread-variable.ts'
import {versionDrift} from './version-drift.ts'

/** Every rule: one line each. */
export const rules: Rule[] = [
  adrContradicted,
  adrNumber,
  adrStatus,
  adrSupersession,
  alertWithoutRunbook,
  anchorCase,
  deadAnchor,
  deadLink,
  deadRunbookAnchor,
  deadRunbook,
  duplicateTitle,
  headingStructure,
  leftoverPlaceholder,
  linkCase,
  missingOwner,
  orphanRunbook,
  placeholderRedirect,
  requiredSections,
  restoreWithoutStop,
  reviewOverdue,
  secretInDocument,
  shellSyntax,
  undocumentedVariable,
  unknownAlert,
  unknownColumn,
  unknownCommand,
  unknownFile,
  unknownFlag,
  unknownMetric,
  unknownOperation,
  unknownOwner,
  unknownScript,
  unknownTable,
  unknownTask,
  unprovenClaim,
  unreadVariable,
  versionDrift,
]
