import {steps} from '../../reference/jobs/document-steps.ts'
import {tasks} from '../../reference/maintenance/tasks.ts'
import {states, type State} from '../../reference/storage/documents.ts'

/** What each step does, in words; a step without any is missed by the compiler or below. */
const work: Partial<Record<State, string>> = {
  uploaded: 'the text is read',
  parsed: 'it is cut into chunks',
  chunked: 'chunks get their vectors',
  embedded: 'chunks are counted',
}

const revive = 'retry-failed'

/** The states of a document as a Mermaid state diagram, from the steps of the worker. */
export function documentStates(): string {
  const withStep = states.filter((state) => steps[state])
  const missing = withStep.find((state) => !work[state])
  if (missing) throw new Error(`Unexpected step from ${missing}, expected words for it in document-states.ts`)
  if (!tasks[revive]) throw new Error(`Unexpected absence of the task ${revive}, expected the way back from failed`)
  const lines = [
    'stateDiagram-v2',
    '  direction LR',
    `  [*] --> ${states[0]}: POST /api/v1/documents`,
    ...withStep.map((state) => `  ${state} --> ${states[states.indexOf(state) + 1]}: ${work[state]}`),
    ...withStep.map((state) => `  ${state} --> failed`),
    `  failed --> ${states[0]}: ${revive}`,
    '  ready --> [*]',
  ]
  return `\`\`\`mermaid\n${lines.join('\n')}\n\`\`\``
}
