// Lets Node 20 run the TypeScript of this repository as it is: `node --import ./test/support/typescript.mjs file.ts`.
import {readFile} from 'node:fs/promises'
import {register} from 'node:module'
import {fileURLToPath} from 'node:url'
import {isMainThread} from 'node:worker_threads'
import {transform} from 'esbuild'

if (isMainThread) register(import.meta.url)

/** A hook of the module loader, called in a thread of its own. */
export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context)
  const source = await readFile(fileURLToPath(url), 'utf8')
  const {code} = await transform(source, {loader: 'ts', format: 'esm', sourcemap: 'inline', target: 'node20'})
  return {format: 'module', source: code, shortCircuit: true}
}
