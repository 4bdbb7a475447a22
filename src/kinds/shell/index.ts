import type {Kind} from '../../model.ts'
import {quoteShell} from '../../util/quote-shell.ts'
import {quoteTemplate} from '../../util/quote-template.ts'

/** The options of a `shell` check. */
export interface Shell {
  run: string
  cwd?: string
  stdin?: string
}

/** A command of the shell ends and prints as expected. */
export default {
  name: 'shell',
  summary: 'A command ends and prints as expected',
  code: 'run',
  schema: {
    type: 'object',
    properties: {
      run: {
        type: 'string',
        minLength: 1,
        contentMediaType: 'text/x-shellscript',
        description:
          'The command, run by a fresh `bash -euo pipefail` in a process group of its own. Variables arrive in its environment as `$NAME`; there is no `${NAME}` of ours in it.',
        examples: ['node --version'],
      },
      cwd: {
        type: 'string',
        minLength: 1,
        description: 'The folder it runs in, relative to the root of the project, which is the default.',
        examples: ['services/api'],
      },
      stdin: {
        type: 'string',
        description: 'What it reads from its standard input; nothing by default.',
        examples: ['yes\n'],
      },
    },
    required: ['run'],
    additionalProperties: false,
    examples: [{run: 'node --version'}, {run: 'jq .version package.json', cwd: '.'}, {run: 'sort -c', stdin: 'a\nb\n'}],
  },
  observation: () => ({
    type: 'object',
    properties: {
      exit: {
        type: 'integer',
        minimum: 0,
        maximum: 255,
        description: 'Exit status; 128 and the number of the signal where a signal ended it.',
      },
      stdout: {
        type: 'string',
        description: 'What it printed, as UTF-8, without the line breaks at the end.',
      },
      stderr: {
        type: 'string',
        description: 'What it printed to standard error, as UTF-8, without the line breaks at the end.',
      },
      json: {description: 'What it printed, where that is JSON.'},
      duration: {type: 'number', unit: 'ms', minimum: 0, description: 'Time until it ended.'},
    },
    required: ['exit', 'stdout', 'stderr', 'duration'],
    additionalProperties: false,
  }),
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
  load: () => import('./observe.ts'),
} satisfies Kind<Shell>
