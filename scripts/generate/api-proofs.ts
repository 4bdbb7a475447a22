import type {Json} from '../../src/model.ts'
import type {CheckFields} from './api-check.ts'

/** How the example of an operation is proven against a service that runs. */
export interface Proof extends Partial<Omit<CheckFields, 'id' | 'title'>> {
  id: string
  /** Values for the parameters of the path and for members of the body, in place of those of the example. */
  with?: Record<string, string>
  /** The body as text, where a variable has to become a number. */
  text?: string
  /** Members of the answer that are different every time, besides ids and times. */
  varies?: string[]
  /** Expectations of the answer in place of those that the example gives, by path. */
  instead?: Record<string, Json>
  /** Operations that the page proves before and after, so that there is something to find and nothing left. */
  before?: {operation: string; proof: Proof}[]
  after?: {operation: string; proof: Proof}[]
}

/** Why an example is shown only. */
export interface Unproven {
  why: string
}

const document = {with: {id: '${document}'}}
const soon = {within: '10s', every: '200ms'}
const pool = ['latencyMs', 'connections', 'version', 'startedAt', 'uptimeSeconds']
const faults = {why: 'a check would have to break the service that others use; the faults are off on the targets here'}

const upload: Proof = {
  id: 'upload-document',
  capture: {document: 'json.id'},
  varies: ['requestId'],
  instead: {'json.history[0].state': 'uploaded'},
}
const arrive: Proof = {
  id: 'get-document',
  needs: ['upload-document'],
  ...document,
  varies: ['requestId'],
  until: soon,
}
const remove: Proof = {id: 'delete-document', needs: ['upload-document'], ...document}

/** How each operation is proven, in the words of the checks. */
export const proofs: Record<string, Proof | Unproven> = {
  uploadDocument: upload,
  getDocument: arrive,
  getChunks: {id: 'get-chunks', needs: ['get-document'], ...document},
  deleteDocument: remove,
  previewChunks: {id: 'preview-chunks', effect: 'reads', varies: ['durationMs']},
  compareStrategies: {id: 'compare-strategies', effect: 'reads', varies: ['durationMs']},
  search: {
    id: 'search',
    needs: ['get-document'],
    effect: 'reads',
    with: {documentId: '${document}'},
    varies: ['durationMs', 'score'],
    before: [
      {operation: 'uploadDocument', proof: upload},
      {operation: 'getDocument', proof: arrive},
    ],
    after: [{operation: 'deleteDocument', proof: remove}],
  },
  getHealth: {id: 'health', varies: pool, fix: 'runbooks/incident-playbook.md says where to look first'},
  getMetrics: {
    id: 'metrics',
    instead: {body: {all: ['/^# TYPE documents gauge$/m', '/^documents\\{state="ready"\\} \\d+$/m']}},
  },
  getStats: {
    id: 'stats',
    varies: ['version', 'uptimeSeconds', 'requests', 'documents', 'chunks', 'jobs', 'database', 'memory', 'eventLoop'],
    instead: {'json.requests.latencyMs.p95': '< 2000', 'json.jobs.dead': 0},
  },
  getProblems: {id: 'problems'},
  getFlags: {
    id: 'flags',
    varies: ['enabled', 'rollout'],
    capture: {rollout: 'json.flags[0].rollout'},
  },
  setFlag: {id: 'set-flag', needs: ['flags'], text: '{"rollout": ${rollout}}', varies: ['enabled', 'rollout']},
  runMaintenance: {id: 'maintenance', varies: ['durationMs']},
  getFaults: faults,
  setFault: faults,
  clearFault: faults,
}
