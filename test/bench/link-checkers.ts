import {execFile, execFileSync} from 'node:child_process'
import {mkdirSync, readdirSync, statSync, writeFileSync} from 'node:fs'
import {basename, join} from 'node:path'
import {promisify, stripVTControlCharacters} from 'node:util'
import {copyCollection} from '../support/collections.ts'

/** A link that a tool says is dead. */
export interface SaidLink {
  path: string
  /** Undefined where the tool names the page only. */
  line?: number
  /** As it is written, or as the tool resolved it. */
  target: string
}

/** What a tool says of the links of a collection, or why it does not get that far. */
export type SaidLinks = {links: SaidLink[]} | {failure: string}

/** A copy for other tools. What a collection holds only as an empty file must not stop them: it is not empty at the origin. */
export function copyForOthers(name: string, folder: string): void {
  copyCollection(name, folder)
  for (const path of readdirSync(folder, {recursive: true, encoding: 'utf8'}))
    if (basename(path) === 'package.json' && statSync(join(folder, path)).size === 0)
      writeFileSync(join(folder, path), '{}\n')
}

/** Installs remark-validate-links aside, and gives what runs it; it needs a git remote that it understands. */
export function prepareRemark(aside: string): (copy: string) => Promise<SaidLinks> {
  mkdirSync(aside)
  writeFileSync(join(aside, 'package.json'), '{"private": true}\n')
  execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', 'remark-cli@12', 'remark-validate-links@13'], {
    cwd: aside,
  })
  const plugin = join(aside, 'node_modules/remark-validate-links/index.js')
  const words = ['.', '--ext', 'md', '--no-stdout', '--no-color', '--quiet', '--use', plugin]
  return async (copy) => {
    execFileSync('git', ['init', '-q'], {cwd: copy})
    execFileSync('git', ['remote', 'add', 'origin', 'https://github.com/owner/name'], {cwd: copy})
    const options = {cwd: copy, maxBuffer: 2 ** 28, timeout: 300_000}
    const {stderr} = await promisify(execFile)(join(aside, 'node_modules/.bin/remark'), words, options).catch(
      (error: {stderr: string}) => error,
    )
    const links = remarkLinks(stderr)
    const failure = /(?:Error: |Cannot process).*/.exec(stderr)?.[0]
    return failure !== undefined && links.length === 0 ? {failure} : {links}
  }
}

/** The lines about links in a report of remark. */
export function remarkLinks(report: string): SaidLink[] {
  let path = ''
  return stripVTControlCharacters(report)
    .split('\n')
    .flatMap((line) => {
      const [, at, target] =
        /^(\d+):\d+\S* +warning +Cannot find .*?`(.*?)`.* missing-(?:file|heading)/.exec(line) ?? []
      if (at !== undefined) return [{path, line: Number(at), target: target!}]
      if (/^\S/.test(line)) path = line.trim()
      return []
    })
}
