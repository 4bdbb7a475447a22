import {execFile} from 'node:child_process'
import {cpSync, mkdirSync, readdirSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, it} from 'vitest'
import manifest from '../../../package.json' with {type: 'json'}
import {temporaryFolder} from '../../support/temporary-folder.ts'

it('says with which one command Docusaurus is installed, and makes nothing', async () => {
  const root = temporaryFolder()
  const repository = join(import.meta.dirname, '..', '..', '..')
  cpSync(join(repository, 'dist'), join(root, 'dist'), {recursive: true})
  // What an installation brings along, and nothing else.
  mkdirSync(join(root, 'node_modules'))
  for (const name of Object.keys(manifest.dependencies)) {
    symlinkSync(join(repository, 'node_modules', name), join(root, 'node_modules', name))
  }
  mkdirSync(join(root, 'docs'))
  writeFileSync(join(root, 'docs', 'a.md'), '# A\n')
  const {status, stderr} = await new Promise<{status: number | null; stderr: string}>((resolve) => {
    const words = [join(root, 'dist', 'cli.js'), 'site', 'docs']
    const env = {PATH: process.env.PATH, HOME: root}
    const child = execFile(process.execPath, words, {cwd: root, env}, (_, _stdout, stderr) => {
      resolve({status: child.exitCode, stderr})
    })
  })
  expect(status).toBe(2)
  expect(stderr).toMatch(/^proofbook: Unexpected absence of `@docusaurus\/core`, .*, expected Docusaurus\n/)
  expect(stderr).toMatch(/^ {2}install it beside your documents: npm install --no-save \S+@[\d.]+( \S+@[\d.]+)+$/m)
  expect(stderr).toContain(` @docusaurus/theme-classic@${manifest.devDependencies['@docusaurus/theme-classic']} `)
  expect(readdirSync(join(root, 'docs'))).toEqual(['a.md'])
  expect(readdirSync(root)).not.toContain('.proofbook')
})
