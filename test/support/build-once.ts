import {execFileSync} from 'node:child_process'
import {readdirSync, statSync} from 'node:fs'
import {join} from 'node:path'

const root = join(import.meta.dirname, '..', '..')

/** Before all tests: builds what is published, where a source is newer than what was built. */
export function setup(): void {
  const sources = ['src', 'reference', 'scripts', 'package.json'].map((path) => newest(join(root, path)))
  if (Math.max(...sources) > builtAt()) execFileSync('npm', ['run', '--silent', 'build'], {cwd: root, stdio: 'inherit'})
}

function newest(path: string): number {
  const {mtimeMs} = statSync(path)
  if (!statSync(path).isDirectory()) return mtimeMs
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

function builtAt(): number {
  try {
    return statSync(join(root, 'dist', 'cli.js')).mtimeMs
  } catch {
    return 0
  }
}
