import {execFileSync} from 'node:child_process'
import {chmodSync, mkdtempSync, writeFileSync} from 'node:fs'
import {chmod, mkdir, mkdtemp, readdir, readFile, stat, symlink, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {buildSync} from 'esbuild'
import {beforeEach, describe, expect, it} from 'vitest'
import type {Script} from '../model.ts'
import {compareScripts} from './compare-scripts.ts'
import {generatedBy} from './compile.ts'
import {writeScripts} from './write-scripts.ts'

const scriptOf = (path: string, title = 'a title'): Script => ({
  path,
  text: `#!/usr/bin/env zx\n// ${title}\n// a.md:1\n${generatedBy}\nimport {check} from 'proofbook/runtime'\n`,
  id: path,
})
const one = scriptOf('deployment/healthy.mjs')
const two = scriptOf('ops/backup/restores.mjs')

let root = ''
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'proofbook-scripts-'))
})
const files = async () => (await readdir(root, {recursive: true})).filter((path) => /\.\w+$/.test(path)).sort()

it('writes what is missing, leaves what is right, removes what is gone', async () => {
  expect(await compareScripts(root, 'checks', [one, two])).toEqual({
    missing: [one.path, two.path],
    changed: [],
    stale: [],
  })
  expect(await writeScripts(root, 'checks', [one, two])).toEqual({
    written: [one.path, two.path],
    removed: [],
    unchanged: [],
  })
  expect(await compareScripts(root, 'checks', [one, two])).toEqual({missing: [], changed: [], stale: []})

  const other = scriptOf(one.path, 'another title')
  expect(await compareScripts(root, 'checks', [other])).toEqual({missing: [], changed: [one.path], stale: [two.path]})
  expect(await writeScripts(root, 'checks', [other])).toEqual({written: [one.path], removed: [two.path], unchanged: []})
  expect(await readFile(join(root, 'checks', one.path), 'utf8')).toBe(other.text)
  expect(await files()).toEqual(['checks/deployment/healthy.mjs'])
  expect(await readdir(join(root, 'checks'))).toEqual(['deployment'])
})

it('makes scripts that can be executed', async () => {
  await writeScripts(root, 'checks', [one])
  expect((await stat(join(root, 'checks', one.path))).mode & 0o111).toBe(0o111)
})

it('keeps what it did not generate', async () => {
  await mkdir(join(root, 'checks/deployment'), {recursive: true})
  await writeFile(join(root, 'checks/deployment/mine.mjs'), `console.log('${generatedBy}')\n`)
  await writeFile(join(root, 'checks/README.md'), `${generatedBy}\n`)
  await writeScripts(root, 'checks', [one])
  expect((await writeScripts(root, 'checks', [])).removed).toEqual([one.path])
  expect(await files()).toEqual(['checks/README.md', 'checks/deployment/mine.mjs'])
})

it('does not count line ends as a change, because git may translate them', async () => {
  await writeScripts(root, 'checks', [one])
  await writeFile(join(root, 'checks', one.path), one.text.replaceAll('\n', '\r\n'))
  expect(await compareScripts(root, 'checks', [one])).toEqual({missing: [], changed: [], stale: []})
})

it('replaces a link instead of writing through it', async () => {
  const outside = await mkdtemp(join(tmpdir(), 'proofbook-outside-'))
  await writeFile(join(outside, 'precious'), 'untouched')
  await mkdir(join(root, 'checks/deployment'), {recursive: true})
  await symlink(join(outside, 'precious'), join(root, 'checks', one.path))
  expect((await compareScripts(root, 'checks', [one])).changed).toEqual([one.path])
  await writeScripts(root, 'checks', [one])
  expect(await readFile(join(outside, 'precious'), 'utf8')).toBe('untouched')
  expect(await readFile(join(root, 'checks', one.path), 'utf8')).toBe(one.text)
})

describe('what cannot be written says the path and the remedy', () => {
  const problemOf = (scripts: Script[], folder = 'checks') =>
    writeScripts(root, folder, scripts).then(
      () => Promise.reject(new Error('nothing went wrong')),
      (error: {problem: unknown}) => error.problem,
    )

  it.each(['checks', 'checks/deployment'])('a link at `%s` that leads out of the project', async (path) => {
    const outside = await mkdtemp(join(tmpdir(), 'proofbook-outside-'))
    if (path !== 'checks') await mkdir(join(root, 'checks'))
    await symlink(outside, join(root, path))
    expect(await problemOf([one])).toMatchObject({
      rule: 'scripts-folder',
      severity: 'error',
      reason: `Unexpected link at \`${path}\` that leads out of the project, expected a folder`,
      place: {path},
      hint: 'remove the link, or set `scripts` to another folder',
    })
    expect(await readdir(outside)).toEqual([])
  })

  it('a link that leads out of the project, also where there is only something to remove', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'proofbook-outside-'))
    await writeFile(join(outside, 'theirs.mjs'), one.text)
    await symlink(outside, join(root, 'checks'))
    expect(await problemOf([])).toMatchObject({reason: expect.stringContaining('out of the project')})
    expect(await readdir(outside)).toEqual(['theirs.mjs'])
  })

  it('a folder outside of the project', async () => {
    expect(await problemOf([one], '../elsewhere')).toMatchObject({
      reason: expect.stringContaining('out of the project'),
    })
  })

  it('a file where a folder should be, and nothing is lost', async () => {
    await writeScripts(root, 'checks', [two])
    await writeFile(join(root, 'checks/deployment'), 'mine')
    expect(await problemOf([one])).toMatchObject({
      reason: `Unexpected file at \`checks/${one.path}\`, expected a folder`,
      hint: 'move the file away, or set `scripts` to another folder',
    })
    expect(await files()).toEqual(['checks/ops/backup/restores.mjs'])
  })

  it('a folder where a file should be', async () => {
    await mkdir(join(root, 'checks', one.path, 'x'), {recursive: true})
    expect(await problemOf([one])).toMatchObject({
      reason: `Unexpected folder at \`checks/${one.path}\`, expected a file`,
    })
  })

  const isRoot = process.getuid?.() === 0

  const canBeNobody = !isRoot || canRun(process.execPath, ['--version'], 65_534)

  it.skipIf(!canBeNobody)('a folder that may not be written', async () => {
    await chmod(root, 0o755)
    await mkdir(join(root, 'checks'), {mode: 0o555})
    expect(inProcess('', [one], '', isRoot ? 65_534 : undefined)).toEqual([
      `Unexpected missing permission at \`checks/${one.path}\`, expected to be allowed to read and write`,
      'give yourself permission for it and its folder',
    ])
  })

  // A disk that is read-only or full is a real one, in a mount namespace of its own, which only root may make.
  const canMount = isRoot && canRun('mount', ['-V']) && canRun('unshare', ['-m', 'true'])

  it.skipIf(!canMount)('a file system that is read-only, and nothing is lost', async () => {
    await writeScripts(root, 'checks', [one])
    const mount = 'mount -t tmpfs none checks; mkdir checks/ops; mount -o remount,ro checks'
    expect(inProcess(mount, [two])).toEqual([
      `Unexpected read-only file system at \`checks/${two.path}\`, expected one that can be written`,
      'set `scripts` to a folder that can be written',
    ])
    expect(await files()).toEqual([`checks/${one.path}`])
  })

  it.skipIf(!canMount)('a full disk, and no half of a script', async () => {
    await mkdir(join(root, 'checks'))
    const big = {...one, text: one.text + '/'.repeat(200_000)}
    expect(inProcess('mount -t tmpfs -o size=64k none checks', [two, big], 'find checks -type f')).toEqual([
      `Unexpected full disk at \`checks/${one.path}\`, expected room for the scripts`,
      'free some space, then run `proofbook compile` again',
      `checks/${two.path}`,
    ])
  })

  /** Writes the scripts in a process of their own, after and before a command; gives what the problem says, and what the last command prints. */
  function inProcess(before: string, scripts: Script[], after = '', uid?: number): string[] {
    const dir = mkdtempSync(join(tmpdir(), 'proofbook-program-'))
    chmodSync(dir, 0o755)
    const outfile = join(dir, 'write-scripts.mjs')
    const entryPoints = [join(import.meta.dirname, 'write-scripts.ts')]
    buildSync({entryPoints, bundle: true, platform: 'node', format: 'esm', outfile})
    writeFileSync(
      join(dir, 'main.mjs'),
      `import {writeScripts} from ${JSON.stringify(outfile)}
       const {problem} = await writeScripts('.', 'checks', ${JSON.stringify(scripts)}).catch((error) => error)
       console.log(problem.reason + '\\n' + problem.hint)`,
    )
    const commands = `set -eu\n${before}\n"${process.execPath}" "${dir}/main.mjs"\n${after}`
    const shell = ['bash', '-c', commands]
    const [program = '', ...words] = before === '' ? shell : ['unshare', '-m', ...shell]
    return execFileSync(program, words, {cwd: root, uid, encoding: 'utf8'}).trim().split('\n')
  }
})

function canRun(program: string, words: string[], uid?: number): boolean {
  try {
    execFileSync(program, words, {stdio: 'ignore', cwd: '/', uid})
    return true
  } catch {
    return false
  }
}
