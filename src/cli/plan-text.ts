import {styleText} from 'node:util'
import type {CheckSpec, Omission, Plan} from '../model.ts'
import {defuse, oneLine} from '../report/index.ts'
import {plural} from '../util/plural.ts'

/** The plan for people: what would be run, in order, and what not, with the reason. */
export function planText(plan: Plan, color: boolean): string {
  const dim = (text: string) => (color ? styleText('dim', text) : text)
  const rows = plan.documents.flatMap(({steps}) => steps.map(({spec}) => spec))
  const idWidth = rows.reduce((width, {id}) => Math.max(width, oneLine(id).length), 0)
  const kindWidth = rows.reduce((width, {kind}) => Math.max(width, kind.length), 0)
  const lines: string[] = []
  for (const {path, title, steps} of plan.documents) {
    if (steps.length === 0) continue
    lines.push(`${oneLine(title)}  ${dim(oneLine(path))}`)
    if (steps[0] !== undefined) lines.push(...inputLines(steps[0].spec, plan))
    for (const {spec} of steps) {
      const tags = spec.tags.length > 0 ? `  [${spec.tags.join(', ')}]` : ''
      lines.push(
        `  ${oneLine(spec.id).padEnd(idWidth)}  ${spec.kind.padEnd(kindWidth)}  ${spec.effect.padEnd(8)}  ${oneLine(spec.title)}${dim(tags)}`,
      )
    }
    lines.push('')
  }
  lines.push(...omitted('Refused', plan.refused), ...omitted('Not selected', plan.omissions))
  const {name, allow} = plan.target
  lines.push(
    `${plural(rows.length, 'check')} against ${name} (allows ${allow.join(', ') || 'nothing'}), ${plan.refused.length} refused, ${plan.omissions.length} not selected`,
  )
  return `${defuse(lines.join('\n'))}\n`
}

/** The inputs of a document, which each of its checks has, and where their values come from. */
function inputLines({inputs}: CheckSpec, {target}: Plan): string[] {
  const known = {...target.vars, ...Object.fromEntries(target.env.map((name) => [name, '']))}
  return Object.entries(inputs).map(([name, {given, default: preset}]) => {
    const own = preset === undefined ? 'no default' : `default ${oneLine(preset)}`
    if (given !== undefined && given !== preset) return `  with ${name}=${oneLine(given)} (${own})`
    if (preset !== undefined) return `  with ${name}=${oneLine(preset)}`
    return `  with ${name} (no default, ${Object.hasOwn(known, name) ? `of target ${target.name}` : 'none given'})`
  })
}

function omitted(heading: string, omissions: Omission[]): string[] {
  if (omissions.length === 0) return []
  return [heading, ...omissions.map(({id, reason}) => `  ${oneLine(id)}: ${oneLine(reason)}`), '']
}
