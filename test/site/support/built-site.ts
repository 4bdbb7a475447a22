import {execFile} from 'node:child_process'
import {appendFileSync, symlinkSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {oncePerRun} from '../../support/once-per-run.ts'
import {shopServer} from './shop-server.ts'
import {writeProject} from './write-project.ts'

const repository = resolve(import.meta.dirname, '..', '..', '..')
const cli = join(repository, 'dist', 'cli.js')

/** A project, what real runs found out about it, and the site that was built from both. */
export interface BuiltSite {
  /** Root of the project. */
  project: string
  /** The built site. */
  folder: string
}

/** The site of the browser tests; whoever asks first builds it, for all test files of this run. */
export function builtSite(): Promise<BuiltSite> {
  return oncePerRun('shop', async (project) => {
    const site = {project, folder: join(project, 'build')}
    await build(site)
    return site
  })
}

async function build({project, folder}: BuiltSite): Promise<void> {
  const shop = await shopServer()
  try {
    writeProject(project, shop.address)
    symlinkSync(join(repository, 'node_modules'), join(project, 'node_modules'))
    const proven = ['shop', 'cart', 'edited', 'old', 'gone', 'waived', 'waits', 'live', 'toothless', 'hostile']
    await check(
      project,
      proven.map((name) => `runbooks/${name}.md`),
    )
    await check(project, ['runbooks/shop.md', 'runbooks/only-staging.md'], 'staging')
    // Twice, for a trend.
    await check(project, ['runbooks/cart.md'])
    await check(project, ['runbooks/flaky.md'], 'local', ['--retry', '1'])
    await run(cli, ['falsify', 'runbooks/toothless.md', '--target', 'local'], project, 1)
  } finally {
    await shop.close()
  }
  appendFileSync(join(project, 'runbooks', 'edited.md'), '\nOne more sentence.\n')
  await run(
    join(repository, 'node_modules/@docusaurus/core/bin/docusaurus.mjs'),
    // No test is about the size of what is loaded; the sites of `foreign/` are built as they are published.
    ['build', '--no-minify', '--out-dir', folder],
    project,
  )
}

/** A real run over documents of a project; gives its exit status and what it said. */
export async function check(
  project: string,
  paths: string[],
  target = 'local',
  more: string[] = [],
): Promise<{exit: number; said: string}> {
  const words = ['check', ...paths, '--target', target, ...more]
  return new Promise((done) => {
    execFile(process.execPath, [cli, ...words], {cwd: project, timeout: 60_000}, (error, stdout, stderr) => {
      done({exit: error ? Number(error.code ?? 1) : 0, said: stdout + stderr})
    })
  })
}

/** Runs a program of this repository, which has to end with that exit status. */
function run(script: string, words: string[], cwd: string, status = 0): Promise<string> {
  return new Promise((done, fail) => {
    execFile(process.execPath, [script, ...words], {cwd, timeout: 500_000, maxBuffer: 1e8}, (error, stdout, stderr) => {
      if ((error?.code ?? 0) !== status)
        fail(new Error(`${words.join(' ')}: ${error?.message ?? 'went well'}\n${stdout}\n${stderr}`))
      else done(stdout + stderr)
    })
  })
}
