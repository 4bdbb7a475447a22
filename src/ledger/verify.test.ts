import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {Claims, DocumentProofs, LastResult} from '../proof.ts'
import {verify} from './verify.ts'

const now = new Date('2026-11-22T12:00:00.000Z')
const hour = 3_600_000

function claims(given: Partial<Claims> = {}): Claims {
  const checks = [{name: 'healthy', digest: 'sha256:spec'}]
  return {path: 'runbooks/a.md', slug: 'a', title: 'A', digest: 'sha256:text', checks, ...given}
}

function result(given: Partial<LastResult> = {}): LastResult {
  return {
    time: '2026-11-22T11:00:00.000Z',
    documentDigest: 'sha256:text',
    digest: 'sha256:spec',
    runner: 'proofbook 0',
    status: 'passed',
    flaky: false,
    durationMs: 5,
    expectations: [],
    evidence: [],
    ...given,
  }
}

function proofs(results: Record<string, LastResult>, target = 'local'): DocumentProofs {
  return {version: 1, slug: 'a', asOf: now.toISOString(), targets: {[target]: {results, trend: {}}}}
}

function stateOf(given: Partial<LastResult>, asked: Partial<Claims> = {}) {
  return verify(claims(asked), proofs({healthy: result(given)}), 'local', now).state
}

const waived = {until: '2026-11-22', because: 'the new disk is on its way'}

describe('a check is', () => {
  it.each<[string, string, Partial<LastResult>, Partial<Claims>?]>([
    ['verified', 'that passed on this text', {}],
    ['verified', 'that passed within the time a proof lasts', {}, {verifyEveryMs: hour}],
    ['expired', 'that passed longer ago', {}, {verifyEveryMs: hour - 1}],
    ['stale', 'that passed on another text', {documentDigest: 'sha256:older'}],
    ['stale', 'that passed as another check', {digest: 'sha256:older'}],
    ['stale', 'that passed on another text, too long ago', {documentDigest: 'sha256:older'}, {verifyEveryMs: 1}],
    ['broken', 'that failed', {status: 'failed'}],
    ['broken', 'of which nothing could be found out', {status: 'errored'}],
    ['broken', 'that failed, though the text around it was edited', {status: 'failed', documentDigest: 'sha256:older'}],
    ['stale', 'that failed and was edited since', {status: 'failed', digest: 'sha256:older'}],
    ['broken', 'that failed in the future', {status: 'failed', time: '2027-11-22T11:00:00Z'}],
    ['verified', 'that failed on the last day of its waiver', {status: 'failed', waived}],
    ['broken', 'whose waiver is over', {status: 'failed', waived: {...waived, until: '2026-11-21'}}],
    ['broken', 'whose waiver ends on no day', {status: 'errored', waived: {...waived, until: '2026-11-31'}}],
    ['unproven', 'that was skipped', {status: 'skipped'}],
    ['unproven', 'that was skipped and waived', {status: 'skipped', waived}],
    ['unproven', 'whose status nobody knows', {status: 'brilliant' as 'passed'}],
    ['verified', 'of a clock that is 60 s ahead', {time: '2026-11-22T12:01:00Z'}],
    ['unproven', 'of a clock that is more than 60 s ahead', {time: '2026-11-22T12:01:00.001Z'}],
    ['unproven', 'of next year', {time: '2027-11-22T11:00:00.000Z'}],
    ['unproven', 'of another calendar', {time: '+022026-11-22T11:00:00.000Z'}],
    ['unproven', 'of 30 February', {time: '2026-02-30T11:00:00Z'}],
    ['unproven', 'of a time without a zone', {time: '2026-11-22T11:00:00'}],
    ['unproven', 'of no time', {time: ''}],
    ['unproven', 'of no time that a text is', {time: 1e12 as unknown as string}],
  ])('%s %s', (state, _, given, asked) => expect(stateOf(given, asked)).toBe(state))
})

describe('a document', () => {
  const two = [
    {name: 'healthy', digest: 'sha256:spec'},
    {name: 'on-staging', digest: 'sha256:spec', targets: ['staging']},
  ]

  it('is unproven where nothing is known of it', () => {
    const nothing: DocumentProofs = {version: 1, slug: 'a', asOf: now.toISOString(), targets: {}}
    expect(verify(claims(), nothing, 'local', now)).toEqual({
      state: 'unproven',
      target: 'local',
      checks: {healthy: {state: 'unproven'}},
      counts: {verified: 0, broken: 0, stale: 0, expired: 0, unproven: 1},
      flaky: 0,
      waived: 0,
    })
  })

  it('is unproven where it has no check for the target, and counts none', () => {
    const {state, counts} = verify(claims({checks: [two[1]!]}), proofs({'on-staging': result()}), 'local', now)
    expect([state, ...Object.values(counts)]).toEqual(['unproven', 0, 0, 0, 0, 0])
  })

  it('is not kept from being verified by a check of another target', () => {
    const {state, checks} = verify(claims({checks: two}), proofs({healthy: result()}), 'local', now)
    expect([state, Object.keys(checks)]).toEqual(['verified', ['healthy']])
  })

  it('is as old as its oldest result, and dirty where one of them was', () => {
    const known = proofs({
      healthy: result({time: '2026-11-22T10:00:00.000Z', commit: 'old', dirty: false}),
      other: result({commit: 'new', dirty: true}),
    })
    const both = claims({checks: [two[0]!, {name: 'other', digest: 'sha256:spec'}], verifyEveryMs: 6 * hour})
    expect(verify(both, known, 'local', now)).toMatchObject({
      state: 'verified',
      provenAt: '2026-11-22T10:00:00.000Z',
      expiresAt: '2026-11-22T16:00:00.000Z',
      commit: 'old',
      dirty: true,
    })
  })

  it('stops being verified when a waiver it rests on is over', () => {
    const known = proofs({healthy: result({status: 'failed', waived})})
    expect(verify(claims({verifyEveryMs: 48 * hour}), known, 'local', now)).toMatchObject({
      waived: 1,
      expiresAt: '2026-11-23T00:00:00.000Z',
    })
  })

  it('has no end where a proof lasts longer than there are dates', () => {
    const {state, expiresAt} = verify(claims({verifyEveryMs: 1e18}), proofs({healthy: result()}), 'local', now)
    expect([state, expiresAt]).toEqual(['verified', undefined])
  })

  it.each(['__proto__', 'constructor', 'toString'])('knows nothing of %s by inheritance', (name) => {
    const asked = claims({checks: [{name, digest: 'sha256:spec'}]})
    expect(verify(asked, proofs({}), 'local', now).state).toBe('unproven')
    expect(verify(asked, proofs({}), name, now).state).toBe('unproven')
  })
})

describe('whatever is known', () => {
  const times = [
    '2026-11-22T11:00:00.000Z',
    '2026-11-01T00:00:00Z',
    '2026-11-22T12:00:30Z',
    '2030-01-01T00:00:00Z',
    'soon',
  ]
  const digests = fc.constantFrom('sha256:spec', 'sha256:other')
  const anyResult: fc.Arbitrary<LastResult> = fc.record(
    {
      time: fc.constantFrom(...times),
      documentDigest: fc.constantFrom('sha256:text', 'sha256:older'),
      digest: digests,
      runner: fc.constant('proofbook 0'),
      status: fc.constantFrom('passed', 'failed', 'errored', 'skipped'),
      flaky: fc.boolean(),
      waived: fc.record({until: fc.constantFrom('2026-11-21', '2026-11-22', '2027-01-01', ''), because: fc.string()}),
      durationMs: fc.nat(),
      expectations: fc.constant([]),
      evidence: fc.constant([]),
    },
    {
      requiredKeys: [
        'time',
        'documentDigest',
        'digest',
        'runner',
        'status',
        'flaky',
        'durationMs',
        'expectations',
        'evidence',
      ],
    },
  )
  const names = fc.constantFrom('a', 'b', 'c', 'd')
  const anyClaims = fc.record({
    checks: fc.uniqueArray(
      fc.record(
        {name: names, digest: digests, targets: fc.subarray(['local', 'staging'])},
        {requiredKeys: ['name', 'digest']},
      ),
      {selector: ({name}) => name},
    ),
    verifyEveryMs: fc.constantFrom(undefined, 1, hour, 48 * hour),
  })
  const anyCase = fc.tuple(anyClaims, fc.dictionary(names, anyResult))

  it('the counts add up to the checks that apply', () =>
    fc.assert(
      fc.property(anyCase, ([asked, results]) => {
        const {counts, checks, flaky, waived} = verify(claims(asked), proofs(results), 'local', now)
        const applying = asked.checks.filter(({targets}) => !targets || targets.includes('local'))
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(applying.length)
        expect(Object.keys(checks)).toEqual(applying.map(({name}) => name))
        expect(flaky + waived).toBeLessThanOrEqual(counts.verified)
      }),
    ))

  it('nothing is verified but what passed or is waived, each check, on this text, in time', () =>
    fc.assert(
      fc.property(anyCase, ([asked, results]) => {
        const {state} = verify(claims(asked), proofs(results), 'local', now)
        const applying = asked.checks.filter(({targets}) => !targets || targets.includes('local'))
        const holds = applying.every(({name, digest}) => {
          const one = results[name]
          if (!one || one.digest !== digest || one.documentDigest !== 'sha256:text' || one.status === 'skipped')
            return false
          const isWaived = one.waived !== undefined && ['2026-11-22', '2027-01-01'].includes(one.waived.until)
          const ageMs = now.getTime() - Date.parse(one.time)
          return (one.status === 'passed' || isWaived) && ageMs >= -60_000 && ageMs <= (asked.verifyEveryMs ?? Infinity)
        })
        expect(state === 'verified').toBe(applying.length > 0 && holds)
      }),
      {numRuns: 2000},
    ))
})

it('counts the checks that cannot fail, until they are edited', () => {
  const control = {digest: 'sha256:check', state: 'toothless' as const, survived: ['all is wrong'], tried: 1, time: ''}
  const known = proofs({one: result()})
  const [check] = claims().checks
  known.targets.local!.controls = {[check!.name]: {...control, digest: check!.digest}}
  const said = verify(claims(), known, 'local', now)
  expect(said.toothless).toBe(1)
  expect(said.checks[check!.name]!.control!.survived).toEqual(['all is wrong'])
  known.targets.local!.controls = {[check!.name]: {...control, digest: 'sha256:before'}}
  expect(verify(claims(), known, 'local', now)).not.toHaveProperty('toothless')
  expect(verify(claims(), known, 'local', now).checks[check!.name]).not.toHaveProperty('control')
})
