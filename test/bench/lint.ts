/** `npm run bench:lint`: what the rules find in real collections, beside other tools, and how fast; writes its tables into docs/performance.md. */
import {execFile, execFileSync} from 'node:child_process'
import {mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {arch, cpus, platform} from 'node:os'
import {join} from 'node:path'
import {promisify} from 'node:util'
import {rules} from '../../src/lint/index.ts'
import type {Problem} from '../../src/model.ts'
import type {Report} from '../../src/report.ts'
import {collectionNames, copyCollection} from '../support/collections.ts'
import {expectedFindings, type Score, scoresOf} from './expected-findings.ts'
import {lintSpeed} from './lint-speed.ts'
import {freshFolder, proofbook} from './measure.ts'

const only = process.argv[2]
const folder = freshFolder()
try {
  const found = only === 'speed' ? '' : await onCollections()
  const speed = only === 'rules' ? '' : await lintSpeed(folder)
  if (only) process.stdout.write(`${found}${speed}`)
  else writeTables(`${found}\n${speed}`)
} finally {
  rmSync(folder, {recursive: true, force: true})
}

async function onCollections(): Promise<string> {
  const names = collectionNames()
  if (names.length === 0) throw new Error('Unexpected absence of collections, expected the folder in PROOFBOOK_CORPORA')
  const byRule = new Map<string, Map<string, Score>>()
  const links = prepareLinkValidator()
  const others: string[] = []
  for (const name of names) {
    const copy = join(folder, name)
    copyCollection(name, copy)
    execFileSync('git', ['init', '-q'], {cwd: copy})
    const {expected: all, judged, now} = expectedFindings(name)
    // What is said of a file that the collection does not hold cannot be found.
    const expected = all.filter(({path}) => path === undefined || readFileSync(join(copy, path), 'utf8') !== '')
    const problems = await problemsIn(copy, now)
    for (const [rule, score] of scoresOf(problems, expected, judged)) {
      const row = byRule.get(rule) ?? new Map<string, Score>()
      byRule.set(rule, row.set(name, score))
      for (const {path, line, subject} of score.missed)
        process.stderr.write(`${name}: missed ${rule} ${path ?? ''}:${line ?? ''} ${subject ?? ''}\n`)
      for (const [what, found] of [
        ['false', score.wrong],
        ['not judged', score.unjudged],
      ] as const)
        for (const {place, reason} of found)
          process.stderr.write(`${name}: ${what} ${rule} ${place.path}:${place.start.line} ${reason}\n`)
    }
    const dead = expected.filter(({rules}) => rules.some((rule) => /^dead-(link|anchor)$/.test(rule))).length
    const ours = problems.filter(({rule}) => /^dead-(link|anchor)$/.test(rule)).length
    others.push(`| ${name} | ${dead} | ${ours} | ${(await links(copy)) ?? 'does not run'} |`)
  }
  const short = names.map((name) => name.replace(/-.*/, ''))
  const rows = [...byRule]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([rule, row]) =>
      rowOf(
        rule,
        names.map((name) => row.get(name)),
      ),
    )
  return [
    'Found / missed / false at error level (+ what the collection does not speak of: errors, and warnings); empty: nothing said, nothing to say.',
    '',
    `| rule | ${short.join(' | ')} |`,
    `| --- |${' --- |'.repeat(short.length)}`,
    ...rows,
    '',
    'Lines about links, beside `remark-validate-links`:',
    '',
    '| collection | dead by two resolvers and by hand | Proofbook | remark-validate-links |',
    '| --- | ---: | ---: | ---: |',
    ...others,
    '',
  ].join('\n')
}

function rowOf(rule: string, scores: (Score | undefined)[]): string {
  const cells = scores.map((score) => {
    if (!score) return ''
    const {found, missed, wrong, unjudged, warnings} = score
    const more = [
      ...(unjudged.length > 0 ? [`${unjudged.length} errors`] : []),
      ...(warnings > 0 ? [`${warnings}`] : []),
    ]
    return `${found} / ${missed.length} / ${wrong.length}${more.length > 0 ? ` (+ ${more.join(', ')})` : ''}`
  })
  return `| \`${rule}\` | ${cells.join(' | ')} |`
}

async function problemsIn(cwd: string, now?: string): Promise<Problem[]> {
  const [node, cli] = proofbook
  const words = [cli!, 'lint', '-r', 'json', ...(now ? ['--now', now] : [])]
  const options = {cwd, maxBuffer: 2 ** 28}
  const {stdout} = await promisify(execFile)(node!, words, options).catch((error: {stdout: string}) => error)
  const known = new Set([...rules.map(({name}) => name), 'unreadable-facts', 'alert-rules'])
  return (JSON.parse(stdout) as Report).problems.filter(({rule}) => known.has(rule))
}

/** Installs the other tool aside, and gives what counts its lines; it needs a git remote that it understands. */
function prepareLinkValidator(): (copy: string) => Promise<number | undefined> {
  const aside = join(folder, 'remark')
  mkdirSync(aside)
  writeFileSync(join(aside, 'package.json'), '{"private": true}\n')
  execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', 'remark-cli@12', 'remark-validate-links@13'], {
    cwd: aside,
  })
  return async (copy) => {
    const words = [
      '.',
      '--ext',
      'md',
      '--no-stdout',
      '--quiet',
      '--use',
      join(aside, 'node_modules/remark-validate-links/index.js'),
    ]
    const remote = 'https://github.com/owner/name'
    execFileSync('git', ['remote', 'add', 'origin', remote], {cwd: copy})
    const options = {cwd: copy, maxBuffer: 2 ** 28, timeout: 300_000}
    const {stderr} = await promisify(execFile)(join(aside, 'node_modules/.bin/remark'), words, options).catch(
      (error: {stderr: string}) => error,
    )
    const lines = stderr.split('\n').filter((line) => /\bmissing-(file|heading)/.test(line))
    return /Error: |Cannot (?:find|process)/.test(stderr) && lines.length === 0 ? undefined : lines.length
  }
}

function writeTables(text: string): void {
  const path = 'docs/performance.md'
  const page = readFileSync(path, 'utf8')
  const [start, end] = ['<!-- generated by `npm run bench:lint` -->', '<!-- end of lint -->']
  const [before, after] = [page.slice(0, page.indexOf(start) + start.length), page.slice(page.indexOf(end))]
  const machine = `Node ${process.versions.node}, ${platform()} ${arch()}, ${cpus().length} cores.`
  writeFileSync(path, `${before}\n\n${machine}\n\n${text}\n${after}`)
}
