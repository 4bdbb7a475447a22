import type {DocumentProofs, LastResult} from '../../../../src/proof.ts'
import type {CheckView, PageData, SiteData} from '../../../../src/site/page-data.ts'

/** The moment at which the sample was built. */
export const builtAt = '2026-11-22T04:05:00.000Z'

export const site: SiteData = {
  targets: [
    {name: 'local', vars: {BASE_URL: 'http://127.0.0.1:8787', TOKEN: 'never-shown'}},
    {name: 'production', vars: {BASE_URL: 'https://carrel.example', TOKEN: 'never-shown'}},
  ],
  target: 'local',
  secrets: ['TOKEN'],
  proofs: '/proofs/',
}

const check = (name: string, more: Partial<CheckView> = {}): CheckView => ({
  name,
  title: `The claim of ${name}`,
  kind: 'http',
  sentence: '`GET ${BASE_URL}/api/health` is answered as expected',
  expected: [
    {path: 'status', expected: '200'},
    {path: 'duration', expected: '< 500ms'},
    {path: 'json.database.connected', expected: 'true'},
  ],
  command: 'curl -sS -i -H "authorization: Bearer $TOKEN" "$BASE_URL/api/health?namespace=${namespace}"',
  run: `npx proofbook check runbooks/deployment.md#${name}`,
  effect: 'reads',
  fix: 'Look at the last deploy first; `proofbook walk runbooks/deployment.md#roll-back`.',
  tags: ['smoke'],
  needs: [],
  line: 12,
  source: 'https://git.example/carrel/blob/main/runbooks/deployment.md#L12',
  script: `https://git.example/carrel/blob/main/checks/deployment/${name}.mjs`,
  ...more,
})

const result = (name: string, time: string, more: Partial<LastResult> = {}): LastResult => ({
  time,
  documentDigest: 'sha256:text',
  digest: `sha256:${name}`,
  commit: '3f2c1ab0123456789abcdef0123456789abcdef0',
  dirty: false,
  runner: 'proofbook 0.1.0',
  status: 'passed',
  flaky: false,
  durationMs: 12,
  expectations: [
    {path: 'status', expected: '200', actual: 200, met: true},
    {path: 'duration', expected: '< 500ms', actual: 12, met: true, derivation: '"12 ms" → 12ms'},
    {path: 'json.database.connected', expected: 'true', actual: true, met: true},
  ],
  evidence: [{label: 'answer', text: '{"status":"ok","database":{"connected":true}}'}],
  ...more,
})

const trend = (failing: number[]) =>
  Array.from({length: 30}, (_, i) => ({
    time: new Date(Date.parse('2026-11-22T03:30:00Z') + i * 60_000).toISOString(),
    status: failing.includes(i) ? ('failed' as const) : ('passed' as const),
    durationMs: 10 + ((i * 7) % 13) * 4,
  }))

/** Evidence that tries what evidence can try. */
export const hostile =
  'ok</script><script>window.hacked=1</script>\u001b[2J\u001b]0;title\u0007 user\u202etxt.exe\u202c <img src=x onerror=hacked=1>'

const failed = result('orders', '2026-11-22T04:00:00.000Z', {
  status: 'failed',
  reason: 'Unexpected `503`, expected `200` in `status`',
  durationMs: 2210,
  expectations: [
    {path: 'status', expected: '200', actual: 503, met: false},
    {path: 'duration', expected: '< 500ms', actual: 2210, met: false},
    {path: 'json.database.connected', expected: 'true', met: false},
  ],
  evidence: [
    {label: 'answer', text: hostile, bytes: 1_048_576},
    {label: 'headers', text: 'content-type: text/plain\r\nserver: carrel'},
  ],
})

const proofs: DocumentProofs = {
  version: 1,
  slug: 'deployment',
  asOf: builtAt,
  targets: {
    local: {
      results: {
        healthy: result('healthy', '2026-11-22T04:00:00.000Z'),
        orders: failed,
        'runs-again': result('runs-again', '2026-11-20T03:00:00.000Z'),
        edited: result('edited', '2026-11-22T04:00:00.000Z', {digest: 'sha256:before'}),
        waived: result('waived', '2026-11-22T04:00:00.000Z', {
          status: 'failed',
          reason: 'Unexpected `3`, expected `0`',
          waived: {until: '2099-12-01', because: 'the vendor mends it with 4.2'},
        }),
        shaky: result('shaky', '2026-11-22T04:00:00.000Z', {flaky: true}),
      },
      trend: {healthy: trend([]), orders: trend([3, 27, 28, 29])},
    },
    production: {results: {healthy: result('healthy', '2026-11-22T03:00:00.000Z')}, trend: {}},
  },
}

/** A page on which every state is to be seen. */
export function samplePage(): PageData {
  const checks = [
    check('healthy'),
    check('orders', {title: 'Orders are readable', effect: 'writes'}),
    check('runs-again'),
    check('edited'),
    check('never', {command: undefined, fix: undefined}),
    check('waived', {waive: {until: '2099-12-01', because: 'the vendor mends it with 4.2'}}),
    check('shaky', {role: 'recovery', needs: ['healthy']}),
    check('only-there', {targets: ['production']}),
  ]
  return {
    claims: {
      path: 'runbooks/deployment.md',
      slug: 'deployment',
      title: 'Deployment',
      digest: 'sha256:text',
      verifyEveryMs: 86_400_000,
      checks: checks.map(({name, targets}) => ({name, digest: `sha256:${name}`, targets})),
    },
    checks,
    broken: [
      {
        line: 40,
        code: 'id: broken\nget: ${BASE_URL}/\nexpct: {}\n',
        problems: [
          {
            rule: 'unknown-field',
            reason: 'Unexpected field `expct`',
            hint: 'did you mean `expect`?',
            line: 43,
            column: 1,
          },
        ],
      },
    ],
    proofs: structuredClone(proofs),
    evidence: {},
    about: {
      owner: 'team-carrel',
      service: 'carrel',
      severity: 'critical',
      alerts: ['CarrelDown', 'CarrelSlow'],
      nextReview: '2026-11-20',
    },
    inputs: [
      {name: 'namespace', title: 'Kubernetes namespace', default: 'shop', required: false},
      {name: 'pod', pattern: '[a-z0-9-]+', required: true},
    ],
  }
}
