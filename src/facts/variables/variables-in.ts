import type {VariableFact} from '../../fact.ts'
import {lineCounter} from '../line-counter.ts'

/** A pattern whose first group that matched is a name, or a list of names. */
export type NamePattern = RegExp

const names = /(?<![\w$.])[A-Z][A-Z0-9_]*(?![\w.])/g
const secret =
  /(?:^|_)(?:SECRET|SECRETS|PASSWORD|PASSWD|PASS|PASSPHRASE|TOKEN|API_?KEY|PRIVATE_?KEY|SECRET_?KEY|ACCESS_?KEY|CREDENTIALS?)(?:_|$)/

/** The variables that patterns find in a text, each name once, in the order of the text; `line` is the one of the first. */
export function variablesIn(
  path: string,
  text: string,
  use: VariableFact['use'],
  patterns: readonly NamePattern[],
): VariableFact[] {
  const found = new Map<string, number>()
  for (const pattern of patterns)
    for (const match of text.matchAll(pattern)) {
      const group = match.slice(1).find((one) => one !== undefined)
      if (group === undefined) continue
      const start = match.index + match[0].lastIndexOf(group)
      for (const name of group.matchAll(names)) {
        const at = start + name.index
        if (name[0].length > 1 && at < (found.get(name[0]) ?? Infinity)) found.set(name[0], at)
      }
    }
  const lineAt = lineCounter(text)
  return [...found].toSorted((a, b) => a[1] - b[1]).map(([name, at]) => variable({name, path, line: lineAt(at), use}))
}

/** A variable of the environment as a fact; that it is a secret, its name may say. */
export function variable(known: {name: string; path: string; line: number; use: VariableFact['use']}): VariableFact {
  return {family: 'variable', ...known, ...(secret.test(known.name) && {secret: true as const})}
}
