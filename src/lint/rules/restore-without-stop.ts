import type {Finding, Rule} from '../../rule.ts'
import {type Command, commandsIn} from '../shell/commands-in.ts'

/** A restore ends at its first error. */
export const restoreWithoutStop: Rule = {
  name: 'restore-without-stop',
  about: 'A restore stops at its first error',
  why: '`psql` and `pg_restore` go on after an error and still end with success: half of a database looks like a whole one.',
  remedy:
    'Add `-v ON_ERROR_STOP=1` or `--single-transaction` to `psql`, `--exit-on-error` or `--single-transaction` to `pg_restore`.',
  severity: 'warning',
  good: [
    {
      shows: 'restores that stop, and commands that restore nothing',
      page: '```bash\npsql -v ON_ERROR_STOP=1 shop < dump.sql\npsql --set=ON_ERROR_STOP=on -f dump.sql shop\npsql -1 -f dump.sql\npsql -c "select 1"\npg_restore -e -d shop dump.pgc\npg_restore --single-transaction --dbname=shop dump.pgc\npg_restore --list dump.pgc\npg_restore -f dump.sql dump.pgc\nmysql shop < dump.sql\n```\n',
    },
    {shows: 'a program of another name', page: '```bash\nmypsql < dump.sql\necho psql < dump.sql\n```\n'},
  ],
  bad: [
    {
      shows: 'from a file, through a pipe, and inside of a container',
      page: '```bash\npsql shop < dump.sql\npsql -d shop -f dump.sql\ngunzip -c dump.sql.gz | psql shop\ndocker compose exec -T db psql -U shop < dump.sql\npg_restore -d shop dump.pgc\nkubectl exec -i db-0 -- pg_restore --clean -d shop dump.pgc\n```\n',
      finds: ['2:1 psql', '3:1 psql', '4:25 psql', '5:27 psql', '6:1 pg_restore', '7:25 pg_restore'],
    },
  ],
  page: (page) => commandsIn(page).flatMap((command) => judge(command)),
}

/** Programs that run another one somewhere else. */
const carriers = /^(?:docker|docker-compose|podman|kubectl|oc|ssh|su|runuser|nerdctl|flyctl|heroku)$/
const unpackers =
  /^(?:cat|gunzip|gzip|zcat|zstd|zstdcat|xz|xzcat|bunzip2|bzcat|pv|curl|wget|aws|gsutil|openssl|gpg|age|pg_dump|pg_dumpall)$/

function judge({words, redirects, after}: Command): Finding[] {
  const isCarried = carriers.test(words[0]?.text ?? '')
  const at = isCarried ? words.findIndex(({text}, index) => index > 0 && program(text) !== undefined) : 0
  const word = words[at]
  const name = word && program(word.text)
  if (!name) return []
  const options = words.slice(at + 1).map(({text}) => text)
  const says = (pattern: RegExp) => options.some((option) => pattern.test(option))
  const {start, end} = word
  if (name === 'psql') {
    const isFed = redirects.some(({operator}) => operator === '<') || unpackers.test(after?.words[0]?.text ?? '')
    if (!isFed && !says(/^(?:-[a-zA-Z]*f|--file\b)/)) return []
    if (says(/ON_ERROR_STOP/) || says(/^(?:-[a-zA-Z]*1[a-zA-Z]*|--single-transaction)$/)) return []
    const reason = 'Unexpected `psql` that goes on after an error, expected it to stop at the first one'
    return [{start, end, reason, hint: '`psql -v ON_ERROR_STOP=1`', subject: name}]
  }
  const isRestore = says(/^(?:-[a-zA-Z]*d|--dbname\b)/) && !says(/^(?:-l|--list|-V|--version|--help)$/)
  if (!isRestore || says(/^(?:-[ac-zA-Z]*e[a-zA-Z]*|--exit-on-error|-[a-zA-Z]*1[a-zA-Z]*|--single-transaction)$/))
    return []
  const reason = 'Unexpected `pg_restore` that goes on after an error, expected it to stop at the first one'
  return [{start, end, reason, hint: '`pg_restore --exit-on-error`', subject: name}]
}

function program(text: string): 'psql' | 'pg_restore' | undefined {
  return /^(?:.*\/)?(psql|pg_restore)$/.exec(text)?.[1] as 'psql' | 'pg_restore' | undefined
}
