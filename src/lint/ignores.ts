import type {Problem} from '../model.ts'
import type {Span} from '../page.ts'
import type {WholeWorld} from '../rule.ts'
import type {Linted} from './linted.ts'
import {quote} from '../util/describe.ts'
import {didYouMean} from '../util/nearest.ts'
import {findIgnores, type Ignore} from './find-ignores.ts'
import {rules} from './rules/index.ts'

/** What can be wrong with the asking: names that the configuration may speak of like those of rules. */
export const ignoreRules = {
  'bad-ignore': {about: 'An ignore names rules, a day and a reason', severity: 'error'},
  'expired-ignore': {about: 'The day of an ignore is to come', severity: 'warning'},
  'stale-ignore': {about: 'An ignore suppresses something', severity: 'warning'},
} as const

/** Takes away what documents ask to be ignored, and adds what is wrong with the asking; `asked` are the rules that were. */
export function applyIgnores(found: Linted[], world: WholeWorld, asked: ReadonlySet<string>): Linted[] {
  const names = rules.map(({name}) => name)
  const isKnown = (name: string) => asked.has(name) || names.includes(name)
  const ignores = findIgnores(world, new Set(found.map(({problem}) => problem.place.path)))
  const byPath = new Map<string, Ignore[]>()
  for (const ignore of ignores) byPath.set(ignore.path, [...(byPath.get(ignore.path) ?? []), ignore])
  const used = new Set<string>()
  const kept = found.filter(({problem}) => {
    const covering = (byPath.get(problem.place.path) ?? []).filter(
      ({rules, covers}) => rules.includes(problem.rule) && isWithin(problem.place, covers),
    )
    for (const ignore of covering) used.add(keyOf(ignore, problem.rule))
    return !covering.some(({until, fault}) => fault === undefined && until >= world.today)
  })
  const told = ignores.flatMap((ignore): Problem[] => {
    if (ignore.fault !== undefined) return tell('bad-ignore', ignore, ignore.fault, world, exampleFor(ignore, world))
    const unknown = ignore.rules.filter((name) => !isKnown(name))
    const stale = ignore.rules.filter((name) => asked.has(name) && !used.has(keyOf(ignore, name)))
    const isOver = ignore.until < world.today && ignore.rules.some((name) => used.has(keyOf(ignore, name)))
    return [
      ...unknown.flatMap((name) => {
        const reason = `Unexpected rule ${quote(name)} to ignore, expected one of \`proofbook lint\``
        return tell('bad-ignore', ignore, reason, world, didYouMean(name, names), name)
      }),
      ...stale.flatMap((name) => {
        const reason = `Unexpected ignore of \`${name}\`, which finds nothing here, expected none`
        return tell('stale-ignore', ignore, reason, world, 'take it away', name)
      }),
      ...(isOver
        ? tell(
            'expired-ignore',
            ignore,
            `Unexpected ignore until \`${ignore.until}\`, which has passed, expected a day to come`,
            world,
            'mend what it ignores, or give it another day',
          )
        : []),
    ]
  })
  return [...kept, ...told.map((problem) => ({problem}))]
}

function keyOf({path, start}: Ignore, rule: string): string {
  return `${path}:${start.line}:${start.column} ${rule}`
}

function isWithin({start}: Span, {start: from, end: to}: Span): boolean {
  const isBehind = start.line > from.line || (start.line === from.line && start.column >= from.column)
  return isBehind && (start.line < to.line || (start.line === to.line && start.column < to.column))
}

function exampleFor({rules}: Ignore, {today}: WholeWorld): string {
  const day = `${Number(today.slice(0, 4)) + 1}${today.slice(4).replace('02-29', '02-28')}`
  return `\`proofbook-ignore ${rules.join(', ') || 'dead-link'} until ${day}: why it has to be as it is\``
}

function tell(
  rule: keyof typeof ignoreRules,
  {path, start, end}: Ignore,
  reason: string,
  {settings}: WholeWorld,
  hint?: string,
  subject?: string,
): Problem[] {
  const severity = settings.rules[rule]?.severity ?? ignoreRules[rule].severity
  if (severity === 'off') return []
  const place = {path, start, end}
  const url = 'docs/rules/README.md#to-ignore-a-finding'
  return [
    {rule, severity, reason, place, url, ...(hint !== undefined && {hint}), ...(subject !== undefined && {subject})},
  ]
}
