// Runs a TypeScript file of this repository on any supported Node: node scripts/run.mjs test/bench/bench.ts
import {mkdirSync, rmSync} from 'node:fs'
import {basename, resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import {build} from 'esbuild'

const [, , entry] = process.argv
const folder = resolve(import.meta.dirname, '..', 'node_modules', '.cache', 'proofbook')
const outfile = resolve(folder, `${basename(entry, '.ts')}-${process.pid}.mjs`)
mkdirSync(folder, {recursive: true})
await build({
  entryPoints: [entry],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  logLevel: 'warning',
})
process.argv.splice(1, 2, resolve(entry))
process.on('exit', () => rmSync(outfile, {force: true}))
await import(pathToFileURL(outfile).href)
