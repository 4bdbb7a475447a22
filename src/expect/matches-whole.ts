import {compilePattern, costLimit, stepLimit} from './pattern.ts'

/**
 * Whether a pattern matches the whole of a text, in the syntax of RE2, which takes linear time. Where the pattern is none, or costs
 * too much for the text, a text says so.
 */
export function matchesWhole(pattern: string, text: string): boolean | string {
  const compiled = compilePattern(`^(?:${pattern})$/`)
  if (typeof compiled === 'string') return compiled
  if (compiled.cost > costLimit || compiled.cost * text.length > stepLimit) return 'it costs too much'
  return compiled.regex.test(text)
}
