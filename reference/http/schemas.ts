import {strategies} from '../chunking/index.ts'
import {states} from '../storage/documents.ts'
import {problems} from './problems.ts'
import {signalSchemas} from './signal-schemas.ts'

// The same objects validate requests, write answers and stand in the OpenAPI document.

const text = {type: 'string', minLength: 1, pattern: '^[^\\u0000]*$'}
const strategy = {type: 'string', enum: Object.keys(strategies), description: 'How to cut the text'}
const size = {type: 'integer', minimum: 50, maximum: 8000, description: 'Characters a chunk may have', default: 800}
const overlap = {
  type: 'integer',
  minimum: 0,
  maximum: 4000,
  description:
    'Characters that a chunk may share with the one before: less than half of size; a tenth of it by default',
}
const time = {type: 'string', format: 'date-time'}
const id = {type: 'string', format: 'uuid'}

const upload = {
  $id: 'Upload',
  type: 'object',
  required: ['title', 'text'],
  additionalProperties: false,
  properties: {
    title: {...text, maxLength: 200, description: 'Name of the document'},
    text: {...text, description: 'The document itself: plain text or Markdown'},
    strategy: {...strategy, default: 'recursive'},
    size,
    overlap,
  },
  examples: [{title: 'Release notes', text: '# 2.0\n\nUploads are faster.', strategy: 'markdown'}],
}

const preview = {
  $id: 'Preview',
  type: 'object',
  required: ['text'],
  additionalProperties: false,
  properties: {text: {...text, description: 'The text to cut'}, strategy, size, overlap},
  examples: [{text: 'One sentence. Another one.', strategy: 'semantic', size: 200}],
}

const compare = {
  $id: 'Compare',
  type: 'object',
  required: ['text'],
  additionalProperties: false,
  properties: {
    text: {...text, description: 'The text to cut'},
    strategies: {type: 'array', items: strategy, minItems: 1, uniqueItems: true, description: 'All of them by default'},
    size,
    overlap,
  },
  examples: [{text: 'One sentence. Another one.', strategies: ['recursive', 'semantic']}],
}

const query = {
  $id: 'Query',
  type: 'object',
  required: ['query'],
  additionalProperties: false,
  properties: {
    query: {...text, maxLength: 1000, description: 'What to look for'},
    limit: {type: 'integer', minimum: 1, maximum: 50, default: 10, description: 'Results at most'},
    documentId: {...id, description: 'Look in this document only'},
  },
  examples: [{query: 'faster uploads', limit: 3}],
}

const problem = {
  $id: 'Problem',
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'instance', 'code', 'requestId'],
  properties: {
    type: {type: 'string', description: 'Where the problem is explained, relative to the service'},
    title: {type: 'string', description: 'What the code means'},
    status: {type: 'integer', description: 'The status of the answer'},
    detail: {type: 'string', description: 'What was wrong this time'},
    instance: {type: 'string', description: 'Path that was asked for'},
    code: {type: 'string', enum: Object.keys(problems), description: 'Never changes its meaning'},
    requestId: {type: 'string', description: 'As in the header `x-request-id`, and in every line of the log'},
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'reason'],
        properties: {
          path: {type: 'string', description: 'JSON Pointer into `body`, `params` or `querystring`'},
          reason: {type: 'string', description: 'What was expected'},
        },
      },
      description: 'The parts of the request that are wrong',
    },
  },
}

const chunk = {
  $id: 'Chunk',
  type: 'object',
  required: ['position', 'level', 'parent', 'start', 'end', 'headings', 'text'],
  properties: {
    position: {type: 'integer', description: 'Place among the chunks of its text, from 0'},
    level: {type: 'integer', description: '0: a leaf, which search can find; 1: a group of leaves'},
    parent: {type: ['integer', 'null'], description: 'Position of the group'},
    start: {type: 'integer', description: 'Offset of the first character, in UTF-16 code units'},
    end: {type: 'integer', description: 'Offset behind the last character'},
    headings: {type: 'array', items: {type: 'string'}, description: 'Headings above it, outermost first'},
    text: {type: 'string'},
  },
}

const statistics = {
  $id: 'Statistics',
  type: 'object',
  required: ['count', 'smallest', 'largest', 'mean', 'cleanEnds'],
  properties: {
    count: {type: 'integer', description: 'Number of leaves'},
    smallest: {type: 'integer', description: 'Characters of the smallest leaf'},
    largest: {type: 'integer', description: 'Characters of the largest leaf'},
    mean: {type: 'integer', description: 'Characters of a leaf on average'},
    cleanEnds: {type: 'number', description: 'Percent of the leaves that end where a sentence or a line does'},
  },
}

const document = {
  $id: 'Document',
  type: 'object',
  required: [
    'id',
    'title',
    'state',
    'strategy',
    'size',
    'overlap',
    'chunks',
    'error',
    'requestId',
    'createdAt',
    'updatedAt',
    'history',
  ],
  properties: {
    id,
    title: {type: 'string'},
    state: {type: 'string', enum: states, description: 'How far it got'},
    strategy,
    size: {type: 'integer', description: 'Characters a chunk may have'},
    overlap: {type: 'integer', description: 'Characters that a chunk may share with the one before'},
    chunks: {type: ['integer', 'null'], description: 'Leaves; null before the document is ready'},
    error: {
      type: ['object', 'null'],
      required: ['code', 'detail'],
      properties: {
        code: {type: 'string', description: 'Never changes its meaning'},
        detail: {type: 'string', description: 'What went wrong'},
      },
      description: 'Why it failed; null where it did not',
    },
    requestId: {type: 'string', description: 'Id of the request that uploaded it'},
    createdAt: {...time, description: 'When it was uploaded'},
    updatedAt: {...time, description: 'When it came into its state'},
    history: {
      type: 'array',
      items: {
        type: 'object',
        required: ['state', 'at', 'detail'],
        properties: {
          state: {type: 'string', enum: states},
          at: time,
          detail: {type: ['string', 'null'], description: 'Why, where there is more to say'},
        },
      },
      description: 'Every state it was in, and since when',
    },
  },
}

const flag = {
  $id: 'Flag',
  type: 'object',
  required: ['name', 'description', 'enabled', 'rollout', 'updatedAt'],
  properties: {
    name: {type: 'string'},
    description: {type: 'string', description: 'What is different where it is on and off'},
    enabled: {type: 'boolean', description: 'Off for everyone where it is false'},
    rollout: {type: 'integer', description: 'Percent of the sessions for which it is on'},
    updatedAt: {...time, description: 'When it was turned last'},
  },
}

/** The header that keeps a client on one side of a rollout. */
export const sessionHeader = {
  type: 'object',
  properties: {
    'x-session-id': {
      type: 'string',
      description:
        'Any text that names the session: a flag with a rollout answers the same to it; the address by default',
    },
  },
}

/** The schemas that others refer to by their `$id`. */
export const sharedSchemas = [
  upload,
  preview,
  compare,
  query,
  problem,
  chunk,
  statistics,
  document,
  flag,
  ...signalSchemas,
]
