/** `npm run generate`: writes the pages and tables that the code knows better than a person; `--check` only compares, and exits 1. */
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname} from 'node:path'
import {generatedFiles} from '../test/support/generated-files.ts'

const check = process.argv.includes('--check')
let stale = 0
for (const [path, text] of Object.entries(await generatedFiles())) {
  const old = readIfThere(path)
  if (old === text) continue
  stale += 1
  process.stdout.write(`${check ? 'stale' : 'written'}  ${path}\n`)
  if (check) continue
  mkdirSync(dirname(path), {recursive: true})
  writeFileSync(path, text)
}
process.exitCode = check && stale > 0 ? 1 : 0

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
