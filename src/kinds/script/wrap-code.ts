/** What the code of a script is given, in this order. */
export const parameters = ['$', 'fetch', 'expect', 'vars']

/** The code as a function, in strict mode as in a module. The code starts on the second line. */
export function wrapCode(code: string): string {
  return `'use strict'; (async function (${parameters.join(', ')}) {\n${code}\n})`
}
