import type {RE2JS} from 're2js'
import {regexEngine} from './regex-engine.ts'
import {remember} from './remember.ts'

/** A compiled regular expression; `cost` is the number of its instructions. */
export interface Pattern {
  regex: RE2JS
  cost: number
}

/** Compiles the source of a regular expression with the flags `i`, `m`, `s`. What it does not know is given as a text. */
export const compilePattern = remember(500, (written: string): Pattern | string => {
  const at = written.lastIndexOf('/')
  const [source, flags] = [written.slice(0, at), written.slice(at + 1)]
  const engine = regexEngine()
  const bits = {i: engine.CASE_INSENSITIVE, m: engine.MULTILINE, s: engine.DOTALL}
  try {
    let mode = 0
    for (const flag of flags) mode |= bits[flag as keyof typeof bits]
    const regex = engine.compile(engine.translateRegExp(source), mode)
    return {regex, cost: regex.programSize()}
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).replace(/^error parsing regexp: /, '')
  }
})

/** The most instructions a pattern may have. */
export const costLimit = 1000

/** The most steps that looking through one text may take: instructions times characters; some seconds. */
export const stepLimit = 1e9
