import type {Json} from '../../model.ts'
import type {Finding, Rule, Unmet} from '../../rule.ts'
import {listed, plainly, quote} from '../../util/describe.ts'
import {decisionsIn} from '../page/decisions-in.ts'

const decision = (check: string, status = 'accepted') =>
  `---\nstatus: ${status}\n---\n# The domain knows no database\n\n## Confirmation\n\n\`\`\`check repo\nid: no-driver\n${check}\n\`\`\`\n`
const noDriver = decision(
  'imports: {from: src/domain/**, to: pg}\nexpect:\n  imports: {length: 0}\nfix: Ask the repository in `src/storage`',
)
const driver = {
  'src/domain/order.ts': "import {total} from './total.ts'\nimport pg from 'pg'\n",
  'src/domain/total.ts': 'export const total = 1\n',
  'package.json': '{"dependencies": {"pg": "^8"}}',
}

/** What an accepted decision says of the repository is so. */
export const adrContradicted: Rule = {
  name: 'adr-contradicted',
  about: 'What an accepted decision expects of the files of the repository, by a `check repo`, is so',
  why: 'The record says one thing and the code does another: whoever relies on the record is wrong, and whoever reads the code learns that decisions do not count.',
  remedy: 'Change the code so that it keeps to the decision, or write the decision that supersedes this one.',
  severity: 'error',
  good: [
    {
      shows: 'a decision that holds',
      files: {...driver, 'src/domain/order.ts': "import {total} from './total.ts'\n"},
      path: 'adr/0001-domain.md',
      page: noDriver,
    },
    {
      shows: 'a decision that does not count any more, and a proposal',
      files: {...driver, 'adr/0002-b.md': noDriver.replace('accepted', 'proposed')},
      path: 'adr/0001-domain.md',
      page: noDriver.replace('accepted', 'superseded by ADR-3'),
    },
    {
      shows: 'what cannot be told: files that are not there, values of a run; and what is waived',
      files: driver,
      path: 'adr/0001-domain.md',
      page: `${decision('imports: {from: lib/**, to: pg}\nexpect:\n  imports: {length: 0}')}
\`\`\`check repo
id: later
imports: {from: src/domain/**, to: pg}
expect:
  imports: {length: 0}
waive: {until: 2027-01-31, because: the storage is being written}
\`\`\`
`,
    },
  ],
  bad: [
    {
      shows: 'an import that was decided against',
      files: driver,
      path: 'adr/0001-domain.md',
      page: noDriver,
      finds: ['12:3 no-driver'],
    },
    {
      shows: 'packages, files and scripts',
      files: {'package.json': '{"scripts": {"test": "jest"}, "devDependencies": {"jest": "29"}}', 'src/old.js': ''},
      path: 'adr/0001-domain.md',
      page: decision(
        'packages: "{jest,vitest}"\nscripts: "*"\nfiles: src/*.js\nexpect:\n  packages: {keys: [vitest]}\n  scripts: {some: /^l/}\n  files: {length: 0}',
      ),
      finds: ['14:3 no-driver', '15:3 no-driver', '16:3 no-driver'],
    },
  ],
  repository: (world) =>
    decisionsIn(world).flatMap(({records}) =>
      records
        .filter(({says}) => /^(?:accepted|approved|adopted|decided|implemented)$/.test(says.status ?? ''))
        .flatMap(({page: {path}}) => world.unmetOn(path).map((unmet) => finding(path, unmet))),
    ),
}

function finding(path: string, {start, end, check, fix, expectation}: Unmet): Finding & {path: string} {
  const {actual, expected} = expectation
  const reason = `Unexpected ${shown(actual)} as \`${expectation.path}\`, expected ${quote(expected)}`
  const [hint] = fix?.split('\n') ?? []
  return {path, start, end, reason, subject: check, ...(hint !== undefined && {hint})}
}

function shown(actual: Json | undefined): string {
  if (actual === undefined) return 'nothing'
  if (Array.isArray(actual) && actual.length > 0) return listed(actual.map(plainly), 'and', 3)
  return quote(plainly(actual))
}
