import {styleText} from 'node:util'
import type {Omission, Plan} from '../../model.ts'
import {choose} from '../../proofbook.ts'
import {projectOf, selectionOf} from '../project-of.ts'
import type {Options} from '../parse-arguments.ts'
import {sayProblems} from '../say-problems.ts'
import type {Terminal} from '../terminal.ts'

/** `proofbook list`: prints the plan, 0; 2 where a document or the command line is wrong. */
export async function run(
  {positionals, options}: {positionals: string[]; options: Options},
  terminal: Terminal,
): Promise<number> {
  const project = await projectOf(positionals, options, terminal)
  const target = (options.target as string | undefined) ?? project.config.target
  const chosen = choose(project, target, await selectionOf(project, positionals, options, terminal))
  const problems = [...project.problems, ...chosen.problems]
  const wrong = sayProblems(problems, project, terminal)
  if (chosen.plan)
    terminal.out(options.json ? `${JSON.stringify(chosen.plan, null, 2)}\n` : planText(chosen.plan, terminal.color))
  return wrong ? 2 : 0
}

/** The plan for people: what would be run, in order, and what not, with the reason. */
export function planText(plan: Plan, color: boolean): string {
  const dim = (text: string) => (color ? styleText('dim', text) : text)
  const rows = plan.documents.flatMap(({steps}) => steps.map(({spec}) => spec))
  const idWidth = Math.max(0, ...rows.map(({id}) => id.length))
  const kindWidth = Math.max(0, ...rows.map(({kind}) => kind.length))
  const lines: string[] = []
  for (const {path, title, steps} of plan.documents) {
    if (steps.length === 0) continue
    lines.push(`${title}  ${dim(path)}`)
    for (const {spec} of steps) {
      const tags = spec.tags.length > 0 ? `  [${spec.tags.join(', ')}]` : ''
      lines.push(
        `  ${spec.id.padEnd(idWidth)}  ${spec.kind.padEnd(kindWidth)}  ${spec.effect.padEnd(8)}  ${spec.title}${dim(tags)}`,
      )
    }
    lines.push('')
  }
  lines.push(...omitted('Refused', plan.refused), ...omitted('Not selected', plan.omissions))
  const {name, allow} = plan.target
  lines.push(
    `${count(rows.length, 'check')} against ${name} (allows ${allow.join(', ') || 'nothing'}), ${plan.refused.length} refused, ${plan.omissions.length} not selected`,
  )
  return `${lines.join('\n')}\n`
}

function omitted(heading: string, omissions: Omission[]): string[] {
  if (omissions.length === 0) return []
  return [heading, ...omissions.map(({id, reason}) => `  ${id}: ${reason}`), '']
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`
}
