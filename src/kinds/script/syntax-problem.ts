import {Script} from 'node:vm'
import type {OptionProblem} from '../../kind.ts'
import {AsyncFunction, parameters} from './async-function.ts'

/** What is wrong with the syntax of a script, with the line of the code. Only compiles; never runs it. */
export function syntaxProblem(code: string): OptionProblem[] {
  try {
    // The first says where something is wrong; the second is as strict as the run.
    void new Script(`'use strict'; (async function (${parameters.join(', ')}) {\n${code}\n})`, {
      filename: 'script',
      lineOffset: -1,
    })
    void new AsyncFunction(...parameters, `'use strict';${code}`)
    return []
  } catch (error) {
    const {message, stack = ''} = error as SyntaxError
    return [{path: ['run'], ...explain(code, message, Number(/^script:(\d+)/.exec(stack)?.[1]))}]
  }
}

function explain(code: string, message: string, line: number): {reason: string; hint?: string} {
  const last = code.trimEnd().split('\n').length
  if (line > last) return {reason: `Unexpected end of the code on line ${last}, expected the rest of it`}
  const where = Number.isNaN(line) ? '' : ` on line ${line} of the code`
  const reason = `Unexpected syntax${where} (${message}), expected JavaScript`
  const isImport = /^\s*import\s[^(]/m.test(code) && message.includes('import')
  return isImport ? {reason, hint: "write `const {…} = await import('…')` instead of an `import` statement"} : {reason}
}
