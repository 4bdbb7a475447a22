import picomatch from 'picomatch'
import type {Severity} from '../config.ts'
import type {Problem} from '../model.ts'
import type {Page} from '../page.ts'
import type {Finding, Rule, WholeWorld, World} from '../rule.ts'
import {applyIgnores} from './ignores.ts'
import type {Linted} from './linted.ts'
import {rules as all} from './rules/index.ts'

/**
 * What the rules find fault with: in the pages that are judged, and in what no page has alone; of what is ignored, only that it need not
 * be. In the order of paths and lines. `found` is what they find in pages, where that is known.
 */
export function lint(
  world: WholeWorld,
  rules: readonly Rule[] = all,
  found: readonly Linted[] = world.judged.flatMap(judgeOf(world, rules)),
): Linted[] {
  const asked = askedOf(rules, world)
  const together = asked.flatMap(({rule, severity, speaksOf}) =>
    (rule.repository?.(world) ?? [])
      .filter(({path}) => speaksOf(path))
      .map((finding) => linted(rule, severity, finding.path, finding)),
  )
  const names = new Set(asked.map(({rule}) => rule.name))
  return applyIgnores([...found, ...together], world, names).toSorted((a, b) => byPlace(a.problem, b.problem))
}

/** Finds what the rules find fault with in one page, be it ignored or not. */
export function judgeOf(world: World, rules: readonly Rule[] = all): (page: Page) => Linted[] {
  const asked = askedOf(rules, world)
  return (page) =>
    asked.flatMap(({rule, severity, speaksOf}) => {
      if (!rule.page || !speaksOf(page.path)) return []
      return rule.page(page, world).map((finding) => linted(rule, severity, finding.path ?? page.path, finding))
    })
}

/** A rule, how grave it is here, and of which paths it may speak. */
interface Asked {
  rule: Rule
  severity: Exclude<Severity, 'off'>
  speaksOf: (path: string) => boolean
}

function askedOf(rules: readonly Rule[], {settings}: World): Asked[] {
  return rules.flatMap((rule) => {
    const {severity = rule.severity, only, except} = settings.rules[rule.name] ?? {}
    return severity === 'off' ? [] : [{rule, severity, speaksOf: scopeOf(only, except)}]
  })
}

function scopeOf(only: string[] | undefined, except: string[] | undefined): (path: string) => boolean {
  const isIn = only && picomatch(only, {dot: true})
  const isOut = except && picomatch(except, {dot: true})
  return (path) => (isIn?.(path) ?? true) && !(isOut?.(path) ?? false)
}

function linted(rule: Rule, severity: Exclude<Severity, 'off'>, path: string, finding: Finding): Linted {
  const {start, end, reason, hint, subject, fix} = finding
  const problem: Problem = {
    rule: rule.name,
    severity: finding.severity ?? severity,
    reason,
    place: {path, start, end},
    url: `docs/rules/${rule.name}.md`,
    ...(hint !== undefined && {hint}),
    ...(subject !== undefined && {subject}),
  }
  return {problem, ...(fix && {fix})}
}

function byPlace({place: a}: Problem, {place: b}: Problem): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1
  return a.start.line - b.start.line || a.start.column - b.start.column
}
