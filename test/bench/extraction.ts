import {rmSync} from 'node:fs'
import {join} from 'node:path'
import type {Row} from './bench.ts'
import {generateDocuments} from './generate-documents.ts'
import {freshFolder, inTurn, once, proofbook, rowsOf, write} from './measure.ts'

/** 2,000 documents with 7,000 checks: found, read, parsed and validated, first without and then with what the last run left. */
export async function extraction(): Promise<Row[]> {
  const cwd = freshFolder()
  generateDocuments(join(cwd, 'runbooks'), {files: 2000, checksPerFile: 3.5, kind: 'http'})
  write(
    join(cwd, 'proofbook.yaml'),
    `documents: [runbooks/**/*.md]\ntargets: {local: {allow: [reads, writes], vars: {BASE_URL: 'http://127.0.0.1:1'}}}\n`,
  )
  write(join(cwd, 'read.mjs'), readAll)
  const cold = {ms: Infinity, rss: 0, exit: 0}
  for (let round = 0; round < 3; round++) {
    rmSync(join(cwd, '.proofbook'), {recursive: true, force: true})
    const run = await once([...proofbook, 'lint'], cwd)
    if (run.ms < cold.ms) Object.assign(cold, run)
  }
  const timed = await inTurn(
    {'read all files': [process.execPath, 'read.mjs'], 'proofbook lint, warm': [...proofbook, 'lint']},
    cwd,
  )
  return rowsOf('2,000 documents, 7,000 checks', {...timed, 'proofbook lint, cold': cold}, 'read all files')
}

const readAll = `import {readdirSync, readFileSync} from 'node:fs'
let bytes = 0
for (const entry of readdirSync('runbooks', {recursive: true, withFileTypes: true})) {
  if (entry.isFile()) bytes += readFileSync(entry.parentPath + '/' + entry.name).length
}
if (bytes === 0) process.exitCode = 1
`
