import type {Json} from '../../model.ts'

/**
 * An array in PostgreSQL's text format (https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO) as a list, each
 * item parsed by `parse`: `{1,NULL,"a \"b\"",{2}}`. The bounds that may stand before it are left out.
 */
export function parseArray(text: string, parse: (text: string) => Json): Json[] {
  const stack: Json[][] = [[]]
  const tokens = text.replace(/^\[[^=]*=/, '').matchAll(/[{}]|"((?:[^"\\]|\\.)*)"|[^{},]+/gs)
  for (const [token, quoted] of tokens) {
    if (token === '{') stack.push([])
    else if (token === '}') {
      const done = stack.pop()!
      stack.at(-1)!.push(done)
    } else if (quoted !== undefined) stack.at(-1)!.push(parse(quoted.replace(/\\(.)/gs, '$1')))
    else stack.at(-1)!.push(token === 'NULL' ? null : parse(token))
  }
  return stack[0]![0] as Json[]
}
