import picomatch from 'picomatch'
import type {LintSettings} from '../config.ts'
import {quote} from '../util/describe.ts'
import type {Fault, Path} from '../util/fault.ts'
import {didYouMean} from '../util/nearest.ts'
import {ignoreRules} from './ignores.ts'
import {rules as all} from './rules/index.ts'

/** What is wrong with how rules are to be applied: names that no rule has, globs that match nothing as they are written. */
export function inspectSettings({rules, exclude}: LintSettings): Fault[] {
  const names = [...all.map(({name}) => name), ...Object.keys(ignoreRules)]
  return [
    ...Object.entries(rules).flatMap(([name, {only, except}]) => [
      ...unknownRule(name, names),
      ...inspectGlobs(['lint', 'rules', name, 'only'], only),
      ...inspectGlobs(['lint', 'rules', name, 'except'], except),
    ]),
    ...inspectGlobs(['lint', 'exclude'], exclude),
  ]
}

function unknownRule(name: string, names: string[]): Fault[] {
  if (names.includes(name)) return []
  const hint = didYouMean(name, names) ?? 'docs/rules/README.md lists them'
  const reason = `Unexpected rule ${quote(name)}, expected one of \`proofbook lint\``
  return [{rule: 'unknown-rule', path: ['lint', 'rules', name], on: 'key', reason, hint}]
}

function inspectGlobs(path: Path, globs: string[] = []): Fault[] {
  return globs.flatMap((glob, index): Fault[] => {
    const expected = whatIsExpected(glob)
    if (expected === undefined) return []
    const reason = `Unexpected glob ${quote(glob)}, expected ${expected}`
    return [{rule: 'bad-glob', path: [...path, index], on: 'value', reason}]
  })
}

function whatIsExpected(glob: string): string | undefined {
  const plain = glob.replace(/^!/, '')
  if (/^(?:[/\\~]|[A-Za-z]:)/.test(plain) || /(?:^|\/)\.\.(?:\/|$)/.test(plain))
    return 'one of paths below the folder of the configuration, like `docs/**`'
  try {
    picomatch(glob, {dot: true, strictBrackets: true})
    return undefined
  } catch {
    return 'each bracket in it to be closed'
  }
}
