/** Times `proofbook site` on generated folders: `node scripts/run.mjs test/bench/foreign-site.ts [documents...]`. */
import {execFileSync} from 'node:child_process'
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {generateDocuments} from './generate-documents.ts'

const program = join(import.meta.dirname, '..', '..', 'dist', 'cli.js')
const counts = process.argv.slice(2).map(Number)

for (const files of counts.length > 0 ? counts : [50, 500, 2000]) {
  const folder = mkdtempSync(join(tmpdir(), 'proofbook-bench-site-'))
  try {
    generateDocuments(folder, {files, checksPerFile: 1, kind: 'shell'})
    const startedAt = performance.now()
    execFileSync(process.execPath, [program, 'site', folder, '--out', join(folder, 'out')], {
      stdio: ['ignore', 'ignore', 'pipe'],
      maxBuffer: 256 * 1024 * 1024,
    })
    const seconds = (performance.now() - startedAt) / 1000
    process.stdout.write(`${files} documents: ${seconds.toFixed(1)} s\n`)
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}
