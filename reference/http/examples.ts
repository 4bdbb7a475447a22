import {problems} from './problems.ts'

/** A request that the description shows, and what the service answered to it. */
export interface Example {
  params?: Record<string, string>
  query?: Record<string, number>
  body?: object
  status: number
  /** Absent where the answer has no body. */
  answer?: unknown
}

const text =
  '# Loans\n\nA loan lasts three weeks. It can be renewed twice.\n\n' +
  '## Fines\n\nA day late costs nothing. A month late costs the loan.'

const chunks = [
  {
    position: 0,
    level: 0,
    parent: null,
    start: 0,
    end: 61,
    headings: ['Loans'],
    text: '# Loans\n\nA loan lasts three weeks. It can be renewed twice.\n\n',
  },
  {
    position: 1,
    level: 0,
    parent: null,
    start: 61,
    end: 125,
    headings: ['Loans', 'Fines'],
    text: '## Fines\n\nA day late costs nothing. A month late costs the loan.',
  },
]

const id = '0f56d173-7787-4543-a27d-ccb58e69b929'

const uploaded = {
  id,
  title: 'Rules of the library',
  state: 'uploaded',
  strategy: 'markdown',
  size: 80,
  overlap: 8,
  chunks: null,
  error: null,
  requestId: '6e116862-8c70-42c3-b4e0-c02a51e64f98',
  createdAt: '2026-11-22T04:58:07.495Z',
  updatedAt: '2026-11-22T04:58:07.495Z',
  history: [{state: 'uploaded', at: '2026-11-22T04:58:07.497412+00:00', detail: null}],
}

const ready = {
  ...uploaded,
  state: 'ready',
  chunks: 2,
  updatedAt: '2026-11-22T04:58:07.523Z',
  history: [
    ...uploaded.history,
    {state: 'parsed', at: '2026-11-22T04:58:07.508294+00:00', detail: null},
    {state: 'chunked', at: '2026-11-22T04:58:07.518957+00:00', detail: null},
    {state: 'embedded', at: '2026-11-22T04:58:07.522806+00:00', detail: null},
    {state: 'ready', at: '2026-11-22T04:58:07.524441+00:00', detail: null},
  ],
}

const flag = {
  name: 'semantic-search',
  description: 'Rank by meaning; off: by keywords',
  enabled: true,
  rollout: 100,
  updatedAt: '2026-11-22T01:48:45.270Z',
}

const uploads = {...flag, name: 'uploads', description: 'Take documents; off: answer 503 to uploads'}

const metrics = `# HELP documents Documents, by state
# TYPE documents gauge
documents{state="uploaded"} 0
documents{state="ready"} 3
documents{state="failed"} 0
`

const latency = {path: '/api/v1/search', delayMs: 800, seconds: 60}

/** The examples, by operation. */
export const examples: Record<string, Example> = {
  uploadDocument: {
    body: {title: 'Rules of the library', text, strategy: 'markdown', size: 80},
    status: 202,
    answer: uploaded,
  },
  getDocument: {params: {id}, status: 200, answer: ready},
  getChunks: {
    params: {id},
    query: {from: 1, limit: 1},
    status: 200,
    answer: {documentId: id, state: 'ready', chunks: chunks.slice(1), next: null},
  },
  deleteDocument: {params: {id}, status: 204},
  previewChunks: {
    body: {text, strategy: 'markdown', size: 80},
    status: 200,
    answer: {
      strategy: 'markdown',
      size: 80,
      overlap: 8,
      durationMs: 0.22,
      statistics: {count: 2, smallest: 61, largest: 64, mean: 63, cleanEnds: 100},
      chunks,
    },
  },
  compareStrategies: {
    body: {text, strategies: ['character', 'markdown'], size: 60},
    status: 200,
    answer: {
      size: 60,
      overlap: 6,
      recommended: 'markdown',
      results: [
        {
          strategy: 'character',
          summary: 'Windows of equal length, wherever they fall: for logs and other text without structure.',
          durationMs: 0.02,
          statistics: {count: 3, smallest: 23, largest: 60, mean: 46, cleanEnds: 33.3},
        },
        {
          strategy: 'markdown',
          summary: 'A part for each section, with its headings; code fences stay whole where they fit: for Markdown.',
          durationMs: 0.18,
          statistics: {count: 4, smallest: 9, largest: 59, mean: 34, cleanEnds: 100},
        },
      ],
    },
  },
  search: {
    body: {query: 'how long does a loan last', limit: 1, documentId: id},
    status: 200,
    answer: {
      query: 'how long does a loan last',
      mode: 'semantic',
      fallback: null,
      durationMs: 4.51,
      results: [
        {
          documentId: id,
          title: 'Rules of the library',
          position: 0,
          score: 0.36019023512237514,
          headings: ['Loans'],
          start: 0,
          end: 61,
          text: chunks[0]!.text,
        },
      ],
    },
  },
  getHealth: {
    status: 200,
    answer: {
      status: 'ok',
      live: true,
      ready: true,
      version: '0.1.0',
      startedAt: '2026-11-22T04:44:25.724Z',
      uptimeSeconds: 662.7,
      database: {connected: true, latencyMs: 5.67, connections: {total: 2, idle: 2, waiting: 0, limit: 10}},
      embedder: {available: true, latencyMs: 0.06, model: 'hashed-ngrams-256-v1', dimensions: 256},
    },
  },
  getMetrics: {status: 200, answer: metrics},
  getStats: {
    status: 200,
    answer: {
      version: '0.1.0',
      uptimeSeconds: 759,
      requests: {total: 315, errors: 0, errorRate: 0, latencyMs: {p50: 0.6, p95: 30.5, p99: 48.46, max: 98.3}},
      documents: {uploaded: 0, parsed: 0, chunked: 0, embedded: 0, ready: 3, failed: 0},
      chunks: 3,
      jobs: {pending: 0, dead: 0},
      database: {sizeBytes: 9477479, connections: 1, pool: {total: 1, idle: 1, waiting: 0, limit: 10}},
      memory: {rssBytes: 83464192, heapUsedBytes: 23468872},
      eventLoop: {p99Ms: 23.35},
    },
  },
  getProblems: {status: 200, answer: {'document-not-found': problems['document-not-found']}},
  getFlags: {status: 200, answer: {flags: [flag, uploads]}},
  setFlag: {params: {name: 'semantic-search'}, body: {rollout: 100}, status: 200, answer: flag},
  runMaintenance: {
    params: {task: 'analyze'},
    status: 200,
    answer: {task: 'analyze', durationMs: 10, result: {partitions: 16}},
  },
  getFaults: {status: 200, answer: {faults: [{name: 'latency', ...latency}]}},
  setFault: {params: {name: 'latency'}, body: latency, status: 200, answer: {faults: [{name: 'latency', ...latency}]}},
  clearFault: {params: {name: 'latency'}, status: 200, answer: {faults: []}},
}
