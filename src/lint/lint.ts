import picomatch from 'picomatch'
import type {Severity} from '../config.ts'
import type {Problem} from '../model.ts'
import type {Finding, Rule, World} from '../rule.ts'
import {applyIgnores} from './ignores.ts'
import type {Linted} from './linted.ts'
import {rules as all} from './rules/index.ts'

/**
 * What the rules find fault with in a project; of what is ignored, only that it need not be. In the order of paths and lines. With
 * `only`, what is looked at page by page is looked at in these pages alone.
 */
export function lint(world: World, rules: readonly Rule[] = all, only?: ReadonlySet<string>): Linted[] {
  const pages = only ? world.pages.filter(({path}) => only.has(path)) : world.pages
  const asked = rules.flatMap((rule) => {
    const {severity = rule.severity, only, except} = world.settings.rules[rule.name] ?? {}
    return severity === 'off' ? [] : [{rule, severity, speaksOf: scopeOf(only, except)}]
  })
  const found = asked.flatMap(({rule, severity, speaksOf}) => [
    ...pages.flatMap((page) => {
      if (!rule.page || !speaksOf(page.path)) return []
      return rule.page(page, world).map((finding) => linted(rule, severity, finding.path ?? page.path, finding))
    }),
    ...(rule.repository?.(world) ?? [])
      .filter(({path}) => speaksOf(path))
      .map((finding) => linted(rule, severity, finding.path, finding)),
  ])
  const names = new Set(asked.map(({rule}) => rule.name))
  return applyIgnores(found, world, names).toSorted((a, b) => byPlace(a.problem, b.problem))
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
