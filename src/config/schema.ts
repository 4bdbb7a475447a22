import type {JsonSchema} from '../model.ts'
import {durationPattern} from '../util/duration.ts'
import {markdownGlob} from '../util/markdown-files.ts'

const names = {type: 'string', pattern: '^[A-Za-z_][A-Za-z0-9_]*$', title: 'a name of letters, digits and `_`'}
const folder = {type: 'string', minLength: 1, title: 'a path'}

const start: JsonSchema = {
  type: 'object',
  description: 'A process that makes the target available for the time of a run; it is stopped with its children.',
  required: ['run', 'ready'],
  additionalProperties: false,
  properties: {
    run: {
      type: 'string',
      minLength: 1,
      title: 'a command',
      description: 'Command, run by bash.',
      examples: ['npm start'],
    },
    ready: {
      type: 'string',
      title: 'an address',
      description: 'Address that answers 2xx (`http://…`), or accepts (`tcp://host:port`), once the target is ready.',
      examples: ['http://127.0.0.1:8080/health', 'tcp://127.0.0.1:5432'],
    },
    timeout: {
      type: 'string',
      pattern: durationPattern,
      title: 'a duration like `30s`',
      description: 'How long it may take until the target is ready.',
      default: '30s',
    },
  },
}

const target: JsonSchema = {
  type: 'object',
  description: 'A named system that checks run against.',
  additionalProperties: false,
  properties: {
    allow: {
      type: 'array',
      description: 'What checks may do to the target.',
      uniqueItems: true,
      items: {enum: ['reads', 'writes', 'destroys']},
      default: ['reads'],
    },
    start,
    vars: {
      type: 'object',
      description: 'Variables of the target: `${NAME}` in checks, `$NAME` in their code.',
      propertyNames: names,
      additionalProperties: {type: 'string'},
    },
    env: {
      type: 'array',
      description: "Names of the only variables that are taken from the caller's environment.",
      items: names,
      uniqueItems: true,
    },
    addresses: {
      type: 'array',
      description: 'Link-local and metadata addresses that checks may reach all the same.',
      items: {type: 'string', minLength: 1, title: 'an address'},
    },
  },
}

const globs = (description: string): JsonSchema => ({
  type: 'array',
  description,
  items: {type: 'string', minLength: 1, title: 'a glob'},
})
const severity: JsonSchema = {
  enum: ['off', 'warning', 'error'],
  description: 'How grave its findings are; `off`: it is not asked.',
}

const lint: JsonSchema = {
  type: 'object',
  description: 'What `proofbook lint` takes for a fact, and how grave its rules are.',
  additionalProperties: false,
  properties: {
    rules: {
      type: 'object',
      description: 'How rules are applied, by their names.',
      additionalProperties: {
        anyOf: [
          severity,
          {
            type: 'object',
            title: 'a map like `{severity: warning, except: [archive/**]}`',
            additionalProperties: false,
            properties: {
              severity,
              only: globs('The only files that the rule speaks of.'),
              except: globs('Files that the rule does not speak of.'),
            },
          },
        ],
      },
      examples: [{'dead-link': 'error', 'leftover-placeholder': {severity: 'warning', except: ['templates/**']}}],
    },
    addresses: {
      type: 'object',
      description: 'Addresses that documents are published at, and the folder or file that each is made of.',
      propertyNames: {pattern: '^(https?://|/)', title: 'an address'},
      additionalProperties: {type: 'string', title: 'a path'},
      examples: [{'https://docs.example.org/runbooks/': 'runbooks/'}],
    },
    foreignVariables: {
      type: 'array',
      description: 'Environment variables of other programs: nobody here has to read or to document them.',
      items: names,
    },
    programs: {
      type: 'object',
      description:
        'Programs, and the file that says which commands and flags each has: a saved `--help`, or a page of its reference.',
      additionalProperties: {type: 'string', minLength: 1, title: 'a path'},
      examples: [{shopctl: 'docs/shopctl.md'}],
    },
    exclude: globs('Files that no facts are read from.'),
  },
}

/** JSON Schema of `proofbook.yaml`. */
export const configSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  additionalProperties: false,
  properties: {
    $schema: {type: 'string', description: 'Address of this schema, for editors.'},
    documents: {
      type: 'array',
      description: 'Globs of the Markdown files to read, relative to the folder of this file; `!` in front excludes.',
      minItems: 1,
      items: {type: 'string', minLength: 1, title: 'a glob'},
      default: [markdownGlob],
      examples: [['runbooks/**/*.md', 'docs/**/*.md']],
    },
    targets: {
      type: 'object',
      description: 'The systems that checks run against, by name.',
      minProperties: 1,
      propertyNames: {pattern: '^[A-Za-z0-9][A-Za-z0-9_-]*$', title: 'a name of letters, digits, `-` and `_`'},
      additionalProperties: target,
    },
    target: {
      type: 'string',
      title: 'the name of a target',
      description: 'The target that is used when none is named. Default: the first one.',
    },
    secrets: {
      type: 'array',
      description: 'Names of variables whose values are never shown.',
      items: names,
      uniqueItems: true,
    },
    kinds: {
      type: 'array',
      description: 'Modules that bring kinds of your own.',
      items: {...folder, title: 'the path or name of a module'},
      examples: [['./kinds/kafka.mjs']],
    },
    scripts: {...folder, description: 'Folder of the generated scripts.', default: 'checks'},
    lint,
  },
}
