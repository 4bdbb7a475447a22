import type {Problem} from '../model.ts'

/** Says what is wrong with what a site is made from: one line each, with its place. Nothing of it ends a build. */
export function sayProblems(problems: Problem[]): void {
  for (const {severity, reason, place, hint} of problems) {
    const {path, start} = place
    const word = severity === 'error' ? 'ERROR' : 'WARNING'
    process.stderr.write(`[${word}] ${path}:${start.line}:${start.column} ${reason}${hint ? ` (${hint})` : ''}\n`)
  }
}
