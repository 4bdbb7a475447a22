import type {Kind} from '../../kind.ts'
import {quoteShell} from '../../util/quote-shell.ts'
import {quoteTemplate} from '../../util/quote-template.ts'
import {falsehoods} from './falsehoods.ts'
import {observation, schema, type Shell} from './schema.ts'

/** A command of the shell ends and prints as expected. */
export default {
  name: 'shell',
  summary: 'A command ends and prints as expected',
  code: 'run',
  schema,
  observation: () => observation,
  effect: () => 'writes',
  tools: [{program: 'bash', install: 'Debian: `apt-get install bash`, Alpine: `apk add bash`'}],
  implies: () => ({exit: 0}),
  sentence: ({run}) => {
    const [first = '', ...more] = run.trim().split('\n')
    return `\`${first.trim()}${more.length > 0 ? ' …' : ''}\` ends and prints as expected`
  },
  command({run, cwd, stdin}) {
    const there = cwd === undefined ? '' : `cd ${quoteTemplate(cwd)}\n`
    if (stdin === undefined) return `${there}${run.trimEnd()}`
    return `${there}printf %s ${quoteTemplate(stdin)} | bash -euo pipefail -c ${quoteShell(run.trimEnd())}`
  },
  falsehoods,
  load: () => import('./observe.ts'),
} satisfies Kind<Shell>
