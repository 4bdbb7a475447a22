import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'

/**
 * Docusaurus generates CommonJS, or both in one file. Below a `package.json` that says `"type": "module"`, bundlers and Node would
 * take that for modules; a `package.json` of its own, which says nothing, keeps a folder from it.
 */
export function allowCommonModules(folder: string): void {
  const path = join(folder, 'package.json')
  const text = '{}\n'
  try {
    if (readFileSync(path, 'utf8') === text) return
  } catch {
    mkdirSync(folder, {recursive: true})
  }
  writeFileSync(path, text)
}

interface Compiler {
  options: {output: {path?: string}}
  hooks: {afterEmit: {tap: (name: string, callback: () => void) => void}}
}

/** A plugin for webpack and Rspack that does the same for what they put out. */
export const allowCommonOutput = {
  apply: ({options, hooks}: Compiler): void => {
    hooks.afterEmit.tap('proofbook', () => {
      if (options.output.path !== undefined) allowCommonModules(options.output.path)
    })
  },
}
