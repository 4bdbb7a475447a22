/** Times `proofbook site` on generated folders: `node scripts/run.mjs test/bench/foreign-site.ts [documents...]`. */
import {execFileSync} from 'node:child_process'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {generateDocuments} from './generate-documents.ts'

const program = join(process.cwd(), 'dist', 'cli.js')
/** What the generated documents link to. */
const handbook = `# The handbook\n\n${[0, 1, 2, 3].map((part) => `## Part ${part}\n`).join('\n')}`
const counts = process.argv.slice(2).map(Number)

for (const files of counts.length > 0 ? counts : [50, 500, 2000]) {
  const folder = mkdtempSync(join(tmpdir(), 'proofbook-bench-site-'))
  try {
    generateDocuments(folder, {files, checksPerFile: 1, kind: 'shell'})
    writeFileSync(join(folder, 'handbook.md'), handbook)
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
