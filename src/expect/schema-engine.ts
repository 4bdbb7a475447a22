import {createRequire} from 'node:module'
import type {JsonSchema} from '../model.ts'
import {loadRegexEngine, regexEngine} from './regex-engine.ts'

type Ajv = import('ajv/dist/2020.js').Ajv2020
type AjvClass = typeof import('ajv/dist/2020.js').Ajv2020
type AddFormats = typeof import('ajv-formats').default
type Validate = ReturnType<Ajv['compile']>

let engines: {Ajv: AjvClass; addFormats: AddFormats} | undefined

/** Loads ajv and its formats, and RE2JS for `pattern`; tens of milliseconds, so only where a schema is. */
export async function loadSchemaEngine(): Promise<void> {
  await loadRegexEngine()
  if (engines) return
  const [ajv, formats] = await Promise.all([import('ajv/dist/2020.js'), import('ajv-formats')])
  engines = {Ajv: ajv.Ajv2020, addFormats: formats.default as unknown as AddFormats}
}

/** The same at once, for inspection, which is synchronous. */
function engine(): {Ajv: AjvClass; addFormats: AddFormats} {
  const require = createRequire(import.meta.url)
  engines ??= {Ajv: require('ajv/dist/2020').Ajv2020, addFormats: require('ajv-formats').default}
  return engines
}

/** A function that validates against a JSON Schema 2020-12; throws on a schema that is none. With `strict`, on unknown keywords too. */
export function compileSchema(schema: JsonSchema | boolean, strict: boolean): Validate {
  const {Ajv, addFormats} = engine()
  const ajv = new Ajv({
    allErrors: true,
    strict: false,
    strictSchema: strict,
    logger: false,
    code: {regExp: Object.assign(linearPattern, {code: 'linearPattern'})},
  })
  if (strict) ajv.addVocabulary(['unit', 'example'])
  ;(addFormats as unknown as (ajv: Ajv) => void)(ajv)
  return ajv.compile(schema)
}

/** `pattern` in linear time. ajv keeps patterns apart by their `toString`. */
function linearPattern(source: string): {test: (text: string) => boolean; toString: () => string} {
  const engine = regexEngine()
  const regex = engine.compile(engine.translateRegExp(source))
  return {test: (text) => regex.test(text), toString: () => source}
}
