/** `npm run generate`: writes what the code knows better than a person, then `checks/`. */
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname} from 'node:path'
import {generatedFiles} from './generated-files.ts'

for (const [path, text] of Object.entries(await generatedFiles())) {
  if (readIfThere(path) === text) continue
  mkdirSync(dirname(path), {recursive: true})
  writeFileSync(path, text)
  process.stdout.write(`written  ${path}\n`)
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
