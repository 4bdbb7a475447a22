import {execFileSync} from 'node:child_process'
import {chmodSync, mkdtempSync, readdirSync, rmSync, statSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

const root = join(import.meta.dirname, '..', '..')

/**
 * Before all tests: builds what is published, where a source is newer than what was built, and gives all tests one folder
 * for temporary files, which everybody may enter (PostgreSQL runs as `nobody` where root runs the tests). After them it goes.
 */
export default function setup(): () => void {
  const sources = ['src', 'reference', 'scripts', 'package.json'].map((path) => newest(join(root, path)))
  if (Math.max(...sources) > builtAt()) execFileSync('npm', ['run', '--silent', 'build'], {cwd: root, stdio: 'inherit'})
  const temporary = mkdtempSync(join(tmpdir(), 'proofbook-tests-'))
  chmodSync(temporary, 0o1777)
  process.env.TMPDIR = temporary
  return () => rmSync(temporary, {recursive: true, force: true})
}

function newest(path: string): number {
  const found = statSync(path)
  if (!found.isDirectory()) return found.mtimeMs
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

function builtAt(): number {
  try {
    return statSync(join(root, 'dist', 'cli.js')).mtimeMs
  } catch {
    return 0
  }
}
