import {spell} from './neutralise.ts'

/**
 * A text that no CI runner takes for a command to itself: `::error::` at the start of a line (GitHub), `##[group]`,
 * `##vso[…]` and `##teamcity[…]` anywhere. `write` says how the format of the text writes the first character of one.
 */
export function defuse(text: string, write: (character: string) => string = spell): string {
  return text
    .replace(/^((?:[^\S\n]|\p{Cc}\[\d+m)*):(?=:)/gmu, (_, indent: string) => `${indent}${write(':')}`)
    .replace(/#(?=#[a-z]*\[)/gi, () => write('#'))
}
