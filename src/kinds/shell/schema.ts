import type {JsonSchema} from '../../model.ts'

/** The options of a `shell` check. */
export interface Shell {
  run: string
  cwd?: string
  stdin?: string
}

/** What a `shell` check may say. */
export const schema: JsonSchema = {
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
}

/** What a `shell` check sees. */
export const observation: JsonSchema = {
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
}
