import {describe, expect, it} from 'vitest'
import {smallProject} from '../../test/support/small-project.ts'
import {claimsOf} from '../ledger/index.ts'
import {read} from '../proofbook.ts'
import {aboutOf, pageDataOf} from './page-data-of.ts'
import {repositoryLinks} from './repository-links.ts'

async function pageOf(text: string) {
  const {root} = smallProject({'runbooks/a.md': text})
  const project = await read({cwd: root, paths: [], today: '2026-11-22'})
  const document = project.documents[0]!
  const proofs = {version: 1 as const, slug: document.slug, asOf: '2026-11-22T00:00:00.000Z', targets: {}}
  const links = repositoryLinks({repository: 'https://example.org/o/r', branch: 'main'})
  return pageDataOf({document, claims: claimsOf(document, project.specs), proofs, project, links})
}

it('says of a check what the text says', async () => {
  const {checks, broken} = await pageOf(
    '# A\n\n## It answers\n\n```check http\nid: up\nget: ${BASE_URL}/\nexpect: {status: 200}\nfix: Look\n```\n',
  )
  expect(broken).toEqual([])
  expect(checks).toMatchObject([
    {
      name: 'up',
      title: 'It answers',
      kind: 'http',
      expected: [{path: 'status', expected: '200'}],
      command: expect.stringContaining('$BASE_URL'),
      run: 'npx proofbook check runbooks/a.md#up',
      effect: 'reads',
      fix: 'Look',
      line: 5,
      source: 'https://example.org/o/r/blob/main/runbooks/a.md?plain=1#L5',
      script: 'https://example.org/o/r/blob/main/checks/a/up.mjs',
    },
  ])
})

it('says from the first moment which checks cannot fail, and leaves the evidence for later', async () => {
  const {root} = smallProject({
    'runbooks/a.md': '# A\n\n```check http\nid: up\nget: ${BASE_URL}/\nexpect: {status: 200}\n```\n',
  })
  const project = await read({cwd: root, paths: [], today: '2026-11-22'})
  const document = project.documents[0]!
  const time = '2026-11-22T00:00:00.000Z'
  const controls = {up: {digest: 'sha256:1', state: 'toothless' as const, survived: ['a'], tried: 1, time}}
  const run = {time, documentDigest: '', digest: '', runner: '', status: 'passed' as const, flaky: false, durationMs: 1}
  const results = {up: {...run, expectations: [], evidence: [{label: 'answer', text: 'long'}]}}
  const proofs = {
    version: 1 as const,
    slug: document.slug,
    asOf: time,
    targets: {local: {results, trend: {}, controls}},
  }
  const page = pageDataOf({
    document,
    claims: claimsOf(document, project.specs),
    proofs,
    project,
    links: repositoryLinks({repository: 'https://example.org/o/r', branch: 'main'}),
  })
  expect(page.proofs.targets.local!.controls).toEqual(controls)
  expect(page.proofs.targets.local!.results.up!.evidence).toEqual([])
  expect(page.evidence).toEqual({local: ['up']})
})

it('says of a check that is not sound what is wrong, and leaves the others alone', async () => {
  const {checks, broken} = await pageOf(
    '```check http\nid: up\ngte: x\n```\n\n```bash check id=fine expect.exit=0\ntrue\n```\n',
  )
  expect(checks.map(({name}) => name)).toEqual(['fine'])
  expect(broken).toMatchObject([
    {
      line: 1,
      code: 'id: up\ngte: x',
      problems: expect.arrayContaining([expect.objectContaining({line: 3, hint: expect.stringContaining('get')})]),
    },
  ])
})

it('lists the inputs, in both forms', async () => {
  const {inputs} = await pageOf('---\ninputs: {pod: {description: Which, pattern: "^a"}, n: {default: x}}\n---\n')
  expect(inputs).toEqual([
    {name: 'pod', title: 'Which', default: undefined, pattern: '^a', required: true},
    {name: 'n', title: undefined, default: 'x', pattern: undefined, required: false},
  ])
  expect((await pageOf('---\ninputs: [pod]\n---\n')).inputs).toEqual([{name: 'pod', required: true}])
})

describe('the next review', () => {
  it.each([
    [{review: {every: '90d', last: '2026-10-01'}}, '2026-12-30'],
    [{last_reviewed_on: '2026-10-01', review_in: '3 months'}, '2026-12-30'],
    [{last_reviewed_on: '2026-10-01', review_in: '1 year'}, '2027-10-01'],
    [{review: {every: '90d', last: '2026-13-01'}}, undefined],
    [{review: {every: 'often', last: '2026-10-01'}}, undefined],
    [{review: {every: '99999999999999d', last: '2026-10-01'}}, undefined],
    [{review: 7, owner: {}}, undefined],
    [{}, undefined],
  ])('of %j is %s', (frontMatter, day) => {
    expect(aboutOf(frontMatter).nextReview).toBe(day)
  })
})
