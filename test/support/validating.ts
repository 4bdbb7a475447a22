import {expect} from 'vitest'
import type {Kind, Kinds} from '../../src/kind.ts'
import type {Document} from '../../src/document.ts'
import type {CheckSpec, JsonObject, Problem, Target} from '../../src/model.ts'
import {parse} from '../../src/parse/index.ts'
import {rules, validate} from '../../src/validate/index.ts'

/** A kind with an option of each sort. */
const look: Kind = {
  name: 'look',
  summary: 'Something is seen',
  schema: {
    type: 'object',
    required: ['at'],
    properties: {
      at: {type: 'string', pattern: '^https?:', title: 'an address', examples: ['http://x']},
      method: {enum: ['get', 'post']},
      port: {type: 'integer', minimum: 1},
      headers: {type: 'object', additionalProperties: {type: 'string'}},
      steps: {type: 'array', items: {type: 'object'}},
    },
    additionalProperties: false,
  },
  observation: () => ({
    type: 'object',
    properties: {
      status: {type: 'integer'},
      duration: {type: 'number', unit: 'ms', minimum: 0},
      json: {},
      headers: {type: 'object', additionalProperties: {type: 'string'}},
    },
    additionalProperties: false,
  }),
  effect: (options) => (options.method === 'post' ? 'writes' : 'reads'),
  tools: [],
  implies: (): JsonObject => ({}),
  sentence: () => 'It is seen',
  command: () => 'look',
  problems: ({port}) => (port === 22 ? [{path: ['port'], reason: 'Unexpected `22`, expected another port'}] : []),
  ownVariables: ({steps}) => (steps ? ['made'] : []),
  load: () => Promise.reject(new Error('validating loads nothing')),
}

const run: Kind = {
  ...look,
  name: 'shell',
  code: 'run',
  schema: {
    type: 'object',
    required: ['run'],
    properties: {run: {type: 'string'}, cwd: {type: 'string'}},
    additionalProperties: false,
  },
  observation: () => ({
    type: 'object',
    properties: {exit: {type: 'integer'}, stdout: {type: 'string'}},
    additionalProperties: false,
  }),
  effect: () => 'writes',
  implies: () => ({exit: 0}),
  problems: undefined,
  ownVariables: undefined,
}

const broken: Kind = {...look, name: 'broken', effect: () => JSON.parse('{') as 'reads'}
const odd: Kind = {...look, name: 'odd', schema: {type: 'strange', $defs: {}}}
/** Kinds to validate with. */
export const kinds: Kinds = {look, shell: run, broken, odd}

/** Targets to validate with: what one knows, the other need not. */
export const targets: Record<string, Target> = {
  local: {name: 'local', allow: ['reads'], vars: {BASE_URL: 'http://x', LOCAL: '1'}, env: ['TOKEN'], addresses: []},
  live: {name: 'live', allow: ['reads'], vars: {BASE_URL: 'http://y'}, env: ['TOKEN'], addresses: []},
}

/** The document that a text is. */
export function read(text: string, path = 'docs/page.md'): Document {
  return parse({path, text, digest: 'sha256:0'})
}

/** What becomes of some documents; each of their problems keeps the rules for problems. */
export function all(...texts: string[]): {specs: CheckSpec[]; problems: Problem[]; documents: Document[]} {
  const documents = texts.map((text, index) => read(text, index === 0 ? 'docs/page.md' : `docs/page-${index}.md`))
  const found = validate(documents, {kinds, targets, secrets: ['TOKEN'], today: '2026-06-01'})
  for (const {rule, url, reason} of found.problems) {
    expect(Object.keys(rules)).toContain(rule)
    expect(url).toBeTruthy()
    expect(reason).toMatch(/^Unexpected .+, expected /s)
    if (rule !== 'broken-kind') expect(reason).not.toMatch(/\.$|please|invalid/i)
  }
  return {...found, documents}
}

/** A document with one check per body. */
export function checks(...bodies: string[]): string {
  return bodies.map((body) => `\`\`\`check look\n${body}\n\`\`\`\n`).join('\n')
}

/** A sound check without its id. */
export const sound = 'at: http://x\nexpect: {status: 200}'

/** The problems of texts as `line:column-column rule ‹text pointed at› reason (hint)`. */
export function told(...texts: string[]): string[] {
  return all(...texts).problems.map((problem) => tell(problem, texts))
}

function tell({rule, severity, place: {path, start, end}, reason, hint}: Problem, texts: string[]): string {
  const text = texts[Number(/page-(\d+)/.exec(path)?.[1] ?? 0)]!
  const line = text.split(/\r?\n/)[start.line - 1] ?? ''
  const pointed =
    start.line === end.line ? line.slice(start.column - 1, end.column - 1) : `${line.slice(start.column - 1)}…`
  const mark = severity === 'warning' ? 'warning ' : ''
  return `${start.line}:${start.column} ${mark}${rule} ‹${pointed}› ${reason}${hint ? ` (${hint})` : ''}`
}
