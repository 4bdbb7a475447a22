import {copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Problem} from '../../src/model.ts'
import type {Judged} from './evidence.ts'

/** How documents of packages name scripts. */
const named = /\b(?:npm|pnpm|yarn) run [a-z][\w.:-]*/g

/** What stands for the installed packages among what was judged by hand. */
export const packagesName = 'packages'

/**
 * What `unknown-script` finds in the packages that are installed here, which are real repositories as far as their package.json and
 * the documents beside it go: how many there are that name scripts, and each finding with what somebody said of it.
 */
export async function packagesTable(
  folder: string,
  problemsIn: (cwd: string) => Promise<Problem[]>,
  byHand: Judged[],
): Promise<string> {
  let [packages, references] = [0, 0]
  const rows: string[] = []
  for (const name of installed()) {
    const from = join('node_modules', name)
    const documents = readdirSync(from).filter((file) => /\.md$/i.test(file))
    const count = documents.reduce(
      (sum, file) => sum + readFileSync(join(from, file), 'utf8').split(named).length - 1,
      0,
    )
    if (count === 0) continue
    packages++
    references += count
    const copy = join(folder, packagesName, name)
    mkdirSync(copy, {recursive: true})
    for (const file of [...documents, 'package.json']) copyFileSync(join(from, file), join(copy, file))
    for (const {rule, place, subject} of await problemsIn(copy)) {
      if (rule !== 'unknown-script') continue
      const path = `${name}/${place.path}`
      const judged = byHand.find(
        (one) => one.collection === packagesName && one.path === path && one.line === place.start.line,
      )
      rows.push(
        `| ${path}:${place.start.line} | \`${subject}\` | ${judged ? `${judged.verdict}: ${judged.why}` : ''} |`,
      )
    }
  }
  return [
    `\`unknown-script\` in the ${packages} installed packages whose documents name scripts, ${references} times:`,
    '',
    '| line | script | by hand |',
    '| --- | --- | --- |',
    ...rows,
  ].join('\n')
}

function installed(): string[] {
  const names = readdirSync('node_modules').flatMap((name) =>
    name.startsWith('@') ? readdirSync(join('node_modules', name)).map((one) => `${name}/${one}`) : [name],
  )
  return names.filter((name) => existsSync(join('node_modules', name, 'package.json'))).sort()
}
