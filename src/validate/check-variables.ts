import type {JsonObject} from '../model.ts'
import {quote} from '../util/describe.ts'
import type {Fault, Path} from '../util/fault.ts'
import {referencesIn} from '../util/interpolate.ts'
import {didYouMean} from '../util/nearest.ts'
import {fault} from './fault.ts'
import {visitScalars} from './visit-scalars.ts'

/** A `${NAME}` in a field. */
export interface Use {
  name: string
  written: string
  path: Path
}

/** What is known where a check stands. */
export interface Scope {
  /** Names that have a value whatever the target. */
  names: ReadonlySet<string>
  /** The variables of each target the check applies to. */
  targets: ReadonlyMap<string, ReadonlySet<string>>
  /** Names that checks capture too late for this one, and what to do about it. */
  late: ReadonlyMap<string, string>
}

/** The variables that the options and expectations of a check use, and references that are none. */
export function usesIn(fields: JsonObject): {uses: Use[]; faults: Fault[]} {
  const uses: Use[] = []
  const faults: Fault[] = []
  visitScalars(fields, [], (text, path, on) => {
    if (typeof text !== 'string' || !text.includes('${')) return
    for (const {name, written, sound} of referencesIn(text)) {
      if (on === 'key') {
        const reason = `Unexpected ${quote(written)} in a key, expected variables in values only`
        faults.push(fault('unknown-variable', path, reason, {on, within: written}))
      } else if (sound) uses.push({name, written, path})
      else {
        const reason = `Unexpected ${quote(written)}, expected \`\${NAME}\` of letters, digits and \`_\``
        const hint = `\`$${written}\` is the text ${quote(written)}`
        faults.push(fault('unknown-variable', path, reason, {hint, within: written}))
      }
    }
  })
  return {uses, faults}
}

/** The uses of names that have no value: on any target the check applies to, or, as a warning, on some of them. */
export function checkUses(uses: Use[], {names, targets, late}: Scope): Fault[] {
  const warned = new Set<string>()
  return uses.flatMap(({name, written, path}): Fault[] => {
    if (names.has(name)) return []
    const without = [...targets].filter(([, vars]) => !vars.has(name)).map(([target]) => target)
    if (without.length === 0 && targets.size > 0) return []
    if (without.length < targets.size) {
      if (warned.has(name)) return []
      warned.add(name)
      const reason = `Unexpected \`${written}\`, which target ${without.map(quote).join(', ')} does not know, expected it in \`vars\` or \`env\` there`
      const others = [...targets.keys()].filter((target) => !without.includes(target))
      const hint = `or \`targets: [${others.join(', ')}]\` here`
      return [fault('unknown-variable', path, reason, {within: written, hint, severity: 'warning'})]
    }
    const known = new Set([...names, ...[...targets.values()].flatMap((vars) => [...vars])])
    const hint = late.get(name) ?? didYouMean(name, known) ?? remedy(known)
    return [
      fault('unknown-variable', path, `Unexpected \`${written}\`, expected a variable that is known here`, {
        within: written,
        hint,
      }),
    ]
  })
}

function remedy(known: Set<string>): string {
  const names = known.size > 0 && known.size <= 12 ? `known are ${[...known].map(quote).join(', ')}; ` : ''
  return `${names}give it a value in \`vars\`, or name it in \`env\`, of a target in \`proofbook.yaml\``
}
