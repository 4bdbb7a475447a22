import type {JsonSchema} from '../../model.ts'

/** The options of a `script` check. */
export interface Script {
  run: string
}

/** What a `script` check may say. */
export const schema: JsonSchema = {
  type: 'object',
  properties: {
    run: {
      type: 'string',
      minLength: 1,
      contentMediaType: 'text/javascript',
      description:
        'JavaScript with `await`: the body of a function that is given `$` (of zx), `fetch`, `expect(name, actual, predicate)` and `vars`.',
      examples: ["expect('users', (await fetch(vars.BASE_URL + '/users')).status, 200)"],
    },
  },
  required: ['run'],
  additionalProperties: false,
  examples: [{run: "const {stdout} = await $`git status --porcelain`\nexpect('changed files', stdout.trim(), '')"}],
}

/** What a `script` check sees. */
export const observation: JsonSchema = {
  type: 'object',
  properties: {
    expectations: {
      type: 'integer',
      minimum: 0,
      description: 'How many times the script called `expect`; a script that never does has checked nothing.',
    },
    values: {type: 'object', description: 'What the script gave to `expect`, by name.', additionalProperties: true},
  },
  required: ['expectations', 'values'],
  additionalProperties: false,
}
