import {Script} from 'node:vm'
import type {OptionProblem} from '../../model.ts'
import {parameters, wrapCode} from './wrap-code.ts'

/** Parses a text as the body of an async function, and as nothing else; what it makes is never called. */
const AsyncFunction = (async () => {}).constructor as FunctionConstructor

/** What is wrong with the syntax of a script, with the line of the code. Only compiles; never runs it. */
export function syntaxProblem(code: string): OptionProblem[] {
  try {
    void new Script(wrapCode(code), {filename: 'script', lineOffset: -1})
    void new AsyncFunction(...parameters, code)
    return []
  } catch (error) {
    const {message, stack = ''} = error as SyntaxError
    const line = /^script:(\d+)/.exec(stack)?.[1]
    const isImport = /import statement|import call/i.test(message) || /^\s*import\s[^(]/m.test(code)
    return [
      {
        path: ['run'],
        reason: `Unexpected syntax${line === undefined ? '' : ` on line ${line} of the code`} (${message}), expected JavaScript`,
        ...(isImport ? {hint: "write `const {…} = await import('…')` instead of an `import` statement"} : {}),
      },
    ]
  }
}
