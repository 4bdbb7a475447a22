/** The module and the test of a kind of one's own, which sees the room on a disk until it is changed; `NAME` stands for its name. */
export const userTemplate = {
  module: `import {statfs} from 'node:fs/promises'
import {resolve} from 'node:path'

/**
 * Proves that the disk of a path has room. Replace the options, what is seen and \`observe\` by your own.
 * @type {import('proofbook').Kind<{path: string}>}
 */
export default {
  name: 'NAME',
  summary: 'The disk of a path has room',

  // What may stand in a check of this kind; examples are tested.
  schema: {
    type: 'object',
    properties: {
      path: {type: 'string', minLength: 1, description: 'A path on the disk, relative to the project or absolute.'},
    },
    required: ['path'],
    additionalProperties: false,
    examples: [{path: '\${DATA_DIR}'}],
  },

  // What \`expect\` may look at; numbers carry a unit: ms, B, % or /s.
  observation: () => ({
    type: 'object',
    properties: {
      free: {type: 'number', unit: 'B', minimum: 0, description: 'Room for an ordinary user.'},
      used: {type: 'number', unit: '%', minimum: 0, maximum: 100, description: 'Share of the disk that is taken.'},
    },
    required: ['free', 'used'],
    additionalProperties: false,
  }),

  // reads, writes or destroys: what looking can do to a target.
  effect: () => 'reads',

  // Programs it needs: {program: 'kcat', install: 'Debian: apt-get install kcat'}
  tools: [],

  // Expectations that hold for every check of this kind, like {exit: 0}.
  implies: () => ({}),

  // The claim in plain English, and what a person would type to look themselves.
  sentence: ({path}) => \`The disk of \\\`\${path}\\\` has room as expected\`,
  command: ({path}) => \`df -h '\${path}'\`,

  // What \`proofbook falsify\` holds against a check that saw \`seen\`: in none of these may it pass.
  falsehoods: (_, seen) => [{where: 'the disk is full', seen: {...seen, free: 0, used: 100}}],

  load: async () => ({observe}),
}

/**
 * Looks once and says what was seen; judging it is not its business. What it cannot find out it throws, with the remedy.
 * @type {import('proofbook').Observe<{path: string}>}
 */
async function observe({path}, {root}) {
  try {
    const {bsize, blocks, bavail, bfree} = await statfs(resolve(root, path))
    return {free: bavail * bsize, used: blocks === 0 ? 0 : ((blocks - bfree) / blocks) * 100}
  } catch (error) {
    throw new Error(\`cannot look at \\\`\${path}\\\` (\${error.code}); expected a path that is there\`)
  }
}
`,
  test: `import {test} from 'node:test'
import {conformance} from 'proofbook/testing'
import kind from './NAME.mjs'

// What every kind has to keep; run it with: node --test kinds/
for (const {name, run} of conformance(kind)) test(name, run)
`,
}
