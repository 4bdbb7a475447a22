import type {VFile} from 'vfile'
import type {CheckBlock} from '../document.ts'
import type {Problem} from '../model.ts'
import {checkBlocks} from './check-blocks.ts'
import {opensCheck} from './check-info.ts'
import {isWritten, treeOutline, visit} from './tree-outline.ts'
import type {Tree} from './tree-outline.ts'

declare module 'vfile' {
  interface DataMap {
    /** The checks of the document, left by `proofbook/remark`. */
    checks: CheckBlock[]
  }
}

/**
 * A remark plugin that leaves the checks of a document in `file.data.checks`, and what is wrong with them as messages of the file:
 * `ruleId`, `place`, the remedy in `note`; errors are `fatal`. The tree stays as it is.
 */
export default function remarkChecks(): (tree: Tree, file: VFile) => void {
  return (tree, file) => {
    const text = String(file).replace(/^\uFEFF/, '')
    const outline = treeOutline(tree, text)
    const {blocks, problems} = checkBlocks(outline, text, file.path ?? '')
    file.data.checks = blocks
    for (const problem of [...problems, ...changedChecks(tree, outline.lines)]) tell(file, problem)
  }
}

type Told = Omit<Problem, 'place'> & {place?: Problem['place']}

/** Checks that a plugin made or changed: nobody could find them in the document. */
function changedChecks(tree: Tree, lines: string[]): Told[] {
  const problems: Told[] = []
  visit(tree, (node) => {
    if (node.type !== 'code' || !opensCheck(`${node.lang ?? ''} ${node.meta ?? ''}`) || isWritten(node, lines)) return
    problems.push({
      rule: 'changed-check',
      severity: 'error',
      reason: 'Unexpected check that the document does not hold like this, expected it as it is written there',
      hint: 'use `remarkChecks` before the plugins that make or change code',
    })
  })
  return problems
}

function tell(file: VFile, {rule, severity, reason, place, hint, url}: Told): void {
  const message = file.message(reason, {
    place: place && {start: place.start, end: place.end},
    ruleId: rule,
    source: 'proofbook',
  })
  message.fatal = severity === 'error'
  if (hint !== undefined) message.note = hint
  if (url !== undefined) message.url = url
}
