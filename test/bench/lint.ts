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
import {evidenceTable, readJudged, type Shown} from './evidence.ts'
import {expectedFindings, type Score, scoresOf} from './expected-findings.ts'
import {copyForOthers, prepareRemark, type SaidLink} from './link-checkers.ts'
import {type LinksRow, linksTable} from './links-table.ts'
import {lintSpeed} from './lint-speed.ts'
import {freshFolder, proofbook} from './measure.ts'
import {packagesTable} from './packages.ts'
import {stockDocusaurus} from './stock-docusaurus.ts'

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
  const remark = prepareRemark(join(folder, 'remark'))
  const shown: Shown[] = []
  const about: LinksRow[] = []
  for (const name of names) {
    const copy = join(folder, name)
    copyCollection(name, copy)
    execFileSync('git', ['init', '-q'], {cwd: copy})
    const {expected: all, judged, now} = expectedFindings(name)
    // What is said of a file that the collection does not hold cannot be found.
    const expected = all.filter(({path}) => path === undefined || readFileSync(join(copy, path), 'utf8') !== '')
    const problems = await problemsIn(copy, now)
    const scores = scoresOf(problems, expected, judged)
    shown.push({collection: name, scores, judged})
    sayWhatIsLeft(name, scores)
    const others = join(folder, `${name}-others`)
    mkdirSync(others)
    copyForOthers(name, join(others, 'docs'))
    about.push({
      name,
      copy,
      dead: judged.has('dead-link') ? expected.filter(({rules}) => rules.some(isAboutLinks)) : undefined,
      said: {
        Proofbook: {links: problems.filter(({rule}) => isAboutLinks(rule)).map(saidBy)},
        'remark-validate-links': await remark(join(others, 'docs')),
        'stock Docusaurus': await stockDocusaurus(others),
      },
    })
    rmSync(others, {recursive: true, force: true})
  }
  return [
    'Found / missed / false at error level (+ what the collection does not speak of: errors, and warnings); empty: nothing said, nothing to say.',
    '',
    scoreTable(shown),
    '',
    'What of that was judged. A collection counts as judged for a rule where it says what of that kind is to be found, also that there is',
    'nothing, or where somebody looked at findings of the rule (of warnings on up to ten lines, `test/bench/judged-findings.json`); silence counts for',
    'nothing elsewhere. Both columns of collections are about findings of the severity of the rule. Errors and warnings: true / false, and what',
    'is so in the collection only, whose origin has more files.',
    '',
    evidenceTable(rules, shown, readJudged()),
    '',
    await packagesTable(folder, problemsIn, readJudged()),
    '',
    'Lines about links beside those of other tools, and how many of the dead items are among them:',
    '',
    linksTable(about),
    '',
  ].join('\n')
}

function sayWhatIsLeft(name: string, scores: ReadonlyMap<string, Score>): void {
  const say = (text: string) => process.stderr.write(`${name}: ${text}\n`)
  for (const [rule, {missed, wrong, unjudged}] of scores) {
    for (const {path, line, subject} of missed) say(`missed ${rule} ${path ?? ''}:${line ?? ''} ${subject ?? ''}`)
    for (const {place, reason} of wrong) say(`false ${rule} ${place.path}:${place.start.line} ${reason}`)
    for (const {place, reason} of unjudged) say(`not judged ${rule} ${place.path}:${place.start.line} ${reason}`)
  }
}

function isAboutLinks(rule: string): boolean {
  return /^dead-(link|anchor)$/.test(rule)
}

function saidBy({place, subject = ''}: Problem): SaidLink {
  return {path: place.path, line: place.start.line, target: subject}
}

function scoreTable(shown: Shown[]): string {
  const names = [...new Set(shown.flatMap(({scores}) => [...scores.keys()]))].sort()
  return [
    `| rule | ${shown.map(({collection}) => collection.replace(/-.*/, '')).join(' | ')} |`,
    `| --- |${' --- |'.repeat(shown.length)}`,
    ...names.map((rule) => `| \`${rule}\` | ${shown.map(({scores}) => scoreCell(scores.get(rule))).join(' | ')} |`),
  ].join('\n')
}

function scoreCell(score: Score | undefined): string {
  if (!score) return ''
  const {found, missed, wrong, unjudged, warnings} = score
  const more = [
    ...(unjudged.length > 0 ? [`${unjudged.length} errors`] : []),
    ...(warnings.length > 0 ? [`${warnings.length}`] : []),
  ]
  return `${found.length} / ${missed.length} / ${wrong.length}${more.length > 0 ? ` (+ ${more.join(', ')})` : ''}`
}

async function problemsIn(cwd: string, now?: string): Promise<Problem[]> {
  const [node, cli] = proofbook
  const words = [cli!, 'lint', '-r', 'json', ...(now ? ['--now', now] : [])]
  const options = {cwd, maxBuffer: 2 ** 28}
  const {stdout} = await promisify(execFile)(node!, words, options).catch((error: {stdout: string}) => error)
  const known = new Set([...rules.map(({name}) => name), 'unreadable-facts', 'alert-rules'])
  return (JSON.parse(stdout) as Report).problems.filter(({rule}) => known.has(rule))
}

function writeTables(text: string): void {
  const path = 'docs/performance.md'
  const page = readFileSync(path, 'utf8')
  const [start, end] = ['<!-- generated by `npm run bench:lint` -->', '<!-- end of lint -->']
  const [before, after] = [page.slice(0, page.indexOf(start) + start.length), page.slice(page.indexOf(end))]
  const machine = `Node ${process.versions.node}, ${platform()} ${arch()}, ${cpus().length} cores.`
  writeFileSync(path, `${before}\n\n${machine}\n\n${text}\n${after}`)
}
