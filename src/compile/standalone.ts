import {mkdir} from 'node:fs/promises'
import type {Script} from '../model.ts'
import {importRuntime} from './compile.ts'
import {diskError} from './disk-error.ts'
import {writeScripts, type Written} from './write-scripts.ts'

const runtimeName = 'proofbook-runtime.mjs'

/**
 * Writes the scripts into a folder of any place, beside one file with the whole runtime that they import: they need
 * nothing but Node. `runtimeText` is the bundled runtime.
 */
export async function standalone(dir: string, scripts: Script[], runtimeText: string): Promise<Written> {
  try {
    await mkdir(dir, {recursive: true})
  } catch (error) {
    throw diskError(dir, error)
  }
  return writeScripts(dir, '.', [...scripts.map(alone), {path: runtimeName, text: runtimeText, id: ''}])
}

/** The first line that reads as the import is the import: the header above it holds comments only. */
function alone(script: Script): Script {
  const up = script.path.replaceAll(/[^/]+/g, '..').slice(0, -'..'.length) || './'
  const lines = script.text.split('\n')
  lines[0] = '#!/usr/bin/env node'
  lines[lines.indexOf(importRuntime)] = `import {check} from '${up}${runtimeName}'`
  return {...script, text: lines.join('\n')}
}
