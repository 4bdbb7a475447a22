import type {Problem} from '../../src/model.ts'
import {collectionFile} from '../support/collections.ts'

/** A finding that a collection must give: at a line, or, where only the name is known, about a subject. */
export interface ExpectedFinding {
  /** The rules of which one has to find it. */
  rules: string[]
  path?: string
  line?: number
  subject?: string
}

interface Line {
  file: string
  line: number
}

/** `expected.json` of a collection, as far as lint can find what it says. */
interface Expected {
  links?: {checked?: number; dead?: (Line & {cls: string})[]; anchorCaseOnly?: Line[]}
  npm?: {dead: Line[]}
  make?: {dead: Line[]}
  files?: {dead: Line[]}
  env?: {docOnly: string[]}
  alerts?: {withoutRunbook: string[]; orphanRunbookPages: string[]}
  review?: {now: string; rows: {file: string; overdue: boolean}[]}
  rules?: {unparseableFiles: number}
}

/** What must be found in a collection, the rules that it judges by that, and the day of dates. */
export function expectedFindings(name: string): {
  expected: ExpectedFinding[]
  judged: ReadonlySet<string>
  now?: string
} {
  const {links, npm, make, files, env, alerts, review} = (collectionFile(name, 'expected.json') ?? {}) as Expected
  const at = (rules: string[], lines: Line[] = []) => lines.map(({file, line}) => ({rules, path: file, line}))
  const about = (rules: string[], subjects: string[] = []) => subjects.map((subject) => ({rules, subject}))
  const dead = links?.dead ?? []
  const isAnchor = ({cls}: {cls: string}) => cls === 'dead-anchor'
  return {
    expected: [
      ...at(
        ['dead-link', 'unknown-file'],
        dead.filter((link) => !isAnchor(link)),
      ),
      ...at(['dead-anchor'], dead.filter(isAnchor)),
      ...at(['anchor-case'], links?.anchorCaseOnly),
      ...at(['unknown-script'], npm?.dead),
      ...at(['unknown-task'], make?.dead),
      ...at(['unknown-file'], files?.dead),
      ...about(['unread-variable'], env?.docOnly),
      ...about(['alert-without-runbook'], alerts?.withoutRunbook),
      ...(alerts?.orphanRunbookPages ?? []).map((path) => ({rules: ['orphan-runbook'], path})),
      ...(review?.rows ?? []).filter(({overdue}) => overdue).map(({file}) => ({rules: ['review-overdue'], path: file})),
    ],
    judged: new Set([
      ...(links?.dead && links.checked !== 0 ? ['dead-link', 'dead-anchor', 'anchor-case', 'link-case'] : []),
      ...(npm ? ['unknown-script'] : []),
      ...(make ? ['unknown-task'] : []),
      ...(files ? ['unknown-file'] : []),
      ...(env ? ['unread-variable'] : []),
      ...(alerts ? ['alert-without-runbook', 'orphan-runbook', 'dead-runbook', 'dead-runbook-anchor'] : []),
      ...(review ? ['review-overdue'] : []),
    ]),
    ...(review && {now: review.now}),
  }
}

/** How a rule did on a collection. */
export interface Score {
  found: Problem[]
  missed: ExpectedFinding[]
  /** Problems of severity error that nothing expects, where the collection says what is to be expected. */
  wrong: Problem[]
  /** Errors of which the collection says nothing. */
  unjudged: Problem[]
  /** Warnings that nothing expects. */
  warnings: Problem[]
}

/** How each rule did; what must be found is counted with the rule that found it, and with the first that should have. */
export function scoresOf(
  problems: Problem[],
  expected: ExpectedFinding[],
  judged: ReadonlySet<string>,
): Map<string, Score> {
  const scores = new Map<string, Score>()
  const scoreOf = (rule: string) => {
    const score = scores.get(rule) ?? {found: [], missed: [], wrong: [], unjudged: [], warnings: []}
    scores.set(rule, score)
    return score
  }
  const wanted = new Set<Problem>()
  const taken = new Set<Problem>()
  for (const one of expected) {
    const all = problems.filter((problem) => meets(problem, one))
    for (const problem of all) wanted.add(problem)
    const free = all.find((problem) => !taken.has(problem))
    if (free) {
      taken.add(free)
      scoreOf(free.rule).found.push(free)
    } else scoreOf(one.rules[0]!).missed.push(one)
  }
  for (const problem of problems) {
    if (wanted.has(problem)) continue
    const score = scoreOf(problem.rule)
    if (problem.severity === 'warning') score.warnings.push(problem)
    else (judged.has(problem.rule) ? score.wrong : score.unjudged).push(problem)
  }
  return scores
}

function meets({rule, place, subject}: Problem, wanted: ExpectedFinding): boolean {
  if (!wanted.rules.includes(rule)) return false
  if (wanted.path !== undefined && place.path !== wanted.path) return false
  if (wanted.line !== undefined && place.start.line !== wanted.line) return false
  return wanted.subject === undefined || subject === wanted.subject
}
