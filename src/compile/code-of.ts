import {Script} from 'node:vm'
import type {Kind} from '../kind.ts'
import type {CheckSpec} from '../model.ts'
import {isObject} from '../util/is-object.ts'
import {isPlain} from './literal.ts'

/** The parameters that the author's own code is called with. */
export const parameters = '{$, fetch, expect, vars}'

/** Parses a text as the body of an async function, and as nothing else. */
const AsyncFunction = (async () => {}).constructor as FunctionConstructor

/**
 * The author's JavaScript of a check, where its kind says that its body is JavaScript (`contentMediaType: text/javascript`
 * in the schema) and the code means the same inside of a function in a module. Undefined otherwise: then the code stays a
 * text among the options, which runs just as well.
 */
export function codeOf(spec: CheckSpec, kind: Kind | undefined): {option: string; code: string} | undefined {
  const option = kind?.code
  const properties = kind?.schema.properties
  if (option === undefined || !isObject(properties)) return undefined
  const schema = properties[option]
  const code = spec.options[option]
  const isJavaScript = isObject(schema) && schema.contentMediaType === 'text/javascript'
  return isJavaScript && typeof code === 'string' && isOneBody(code) ? {option, code} : undefined
}

/**
 * Whether code can stand between the braces of an async method of a module without leaving them. Parsing it as the body
 * of a function keeps the braces; parsing it in a class makes it strict, as a module is. The marks of an HTML comment are
 * refused because they are a comment for these two parsers, and not for a module.
 */
function isOneBody(code: string): boolean {
  if (!isPlain(code) || code.includes('<!--') || code.includes('-->')) return false
  try {
    void new AsyncFunction(parameters, code)
    void new Script(`class Strict { async code(${parameters}) {\n${code}\n} }`)
    return true
  } catch {
    return false
  }
}
