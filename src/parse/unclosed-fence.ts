import type {Problem} from '../model.ts'
import {opensCheck} from './check-info.ts'
import type {Fence} from './outline.ts'

/**
 * What is wrong with a fence that is never closed, or closed so late that it takes the next check for its own text; undefined where
 * nothing is, or where no check is lost. `mark` are the characters that open the fence, `info` is what stands behind them.
 */
export function unclosedFence(
  {value, closed, start}: Fence,
  mark: string,
  info: string,
): Omit<Problem, 'place'> | undefined {
  const common = {rule: 'unclosed-fence', severity: 'error', url: 'docs/language.md#the-fence'} as const
  const swallowed = swallowedCheck(value, mark)
  if (swallowed !== undefined) {
    return {
      ...common,
      reason: `Unexpected check in line ${start.line + swallowed}, expected the fence that opens here to be closed before`,
      hint: `close it with ${mark} on a line of its own; to show a check in a fence, open it with more than ${mark}`,
    }
  }
  if (closed || !opensCheck(info)) return undefined
  return {
    ...common,
    reason: `Unexpected end of the text around the check, expected a closing ${mark}`,
    hint: `close it with ${mark} on a line of its own, indented like the opening one`,
  }
}

/** The line of a body, counted from 1, that would open a check if the fence around it were closed. */
function swallowedCheck(body: string, mark: string): number | undefined {
  if (!body.includes('check')) return undefined
  const index = body.split('\n').findIndex((line) => {
    const [, inner = '', info = ''] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? []
    return inner.startsWith(mark) && opensCheck(info)
  })
  return index === -1 ? undefined : index + 1
}
