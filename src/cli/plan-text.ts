import {styleText} from 'node:util'
import type {Omission, Plan} from '../model.ts'
import {plural} from '../util/plural.ts'

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
    `${plural(rows.length, 'check')} against ${name} (allows ${allow.join(', ') || 'nothing'}), ${plan.refused.length} refused, ${plan.omissions.length} not selected`,
  )
  return `${lines.join('\n')}\n`
}

function omitted(heading: string, omissions: Omission[]): string[] {
  if (omissions.length === 0) return []
  return [heading, ...omissions.map(({id, reason}) => `  ${id}: ${reason}`), '']
}
