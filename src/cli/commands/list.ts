import {choose} from '../../proofbook.ts'
import {givenInputs} from '../given-inputs.ts'
import type {Options} from '../parse-arguments.ts'
import {planText} from '../plan-text.ts'
import {projectOf, selectionOf} from '../project-of.ts'
import {sayProblems} from '../say-problems.ts'
import type {Terminal} from '../terminal.ts'

/** `proofbook list`: prints the plan, 0; 2 where a document or the command line is wrong. */
export async function run(
  {positionals, options}: {positionals: string[]; options: Options},
  terminal: Terminal,
): Promise<number> {
  const project = await projectOf(positionals, options, terminal)
  const target = (options.target as string | undefined) ?? project.config.target
  const selection = await selectionOf(project, positionals, options, terminal)
  const chosen = choose(project, target, selection, givenInputs(options))
  const problems = [...project.problems, ...chosen.problems]
  const wrong = sayProblems(problems, project, terminal)
  if (chosen.plan)
    terminal.out(options.json ? `${JSON.stringify(chosen.plan, null, 2)}\n` : planText(chosen.plan, terminal.color))
  return wrong ? 2 : 0
}
