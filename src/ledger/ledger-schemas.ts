import type {JsonSchema} from '../model.ts'
import type {
  DocumentProofs,
  KeptControl,
  LastResult,
  Proof,
  ProofsIndex,
  ProvenCheck,
  TargetProofs,
  Verification,
} from '../proof.ts'
import {noun} from '../util/noun-schema.ts'
import {seenSchemas} from '../util/seen-schemas.ts'
import type {Look} from './ledger.ts'

const {object, list, text, count, flag, either, ref} = noun

const version: JsonSchema = {const: 1, description: 'Version of this format.'}
const milliseconds: JsonSchema = {type: 'number', minimum: 0, description: 'Milliseconds.'}
const time = text('RFC 3339, UTC.')
const commit = text('Full hash of the commit; absent outside of git.')
const dirty = flag('Whether the working tree differed from the commit.')
const live: JsonSchema = {const: true, description: 'Put together at every request: asking again soon is worthwhile.'}
const status = either(
  ['passed', 'failed', 'errored', 'skipped'],
  'failed: the system is not as the document says. errored: that could not be found out.',
)

function byName(values: JsonSchema, description: string): JsonSchema {
  return {type: 'object', description, additionalProperties: values}
}

const check = object<ProvenCheck>({
  name: text('The id as written in the document.'),
  status,
  flaky: flag('Passed, but only after a look that did not.'),
  waived: flag('Failed or errored, but shown only.'),
  durationMs: milliseconds,
  digest: text('Digest of the check that was run.'),
})

const proof = object<Proof>(
  {
    version,
    document: text('Path of the document, relative to the root of the project.'),
    slug: text('Names the document in ids.'),
    target: text('The system that was looked at.'),
    documentDigest: text('`sha256:` and the hex digest of the bytes of the document.'),
    planDigest: text('`sha256:` over the canonical JSON of the digests of the checks that were run, in their order.'),
    reportDigest: text('`sha256:` over the bytes of the report, which is kept as `reports/<hex digest>.json`.'),
    commit,
    dirty,
    time: text('When the run ended: RFC 3339, UTC.'),
    runner: text('The program and its version.'),
    checks: list(check, 'How each check ended, in the order of the document.'),
    previous: text('`sha256:` over the bytes of the line before, without its line end; absent in the first.'),
  },
  {commit: true, dirty: true, previous: true},
)

const result = object<LastResult>(
  {
    time,
    documentDigest: text('Digest of the text that the document had.'),
    digest: text('Digest of the check that was run.'),
    commit,
    dirty,
    runner: text('The program and its version.'),
    status,
    flaky: flag('Passed, but only after a look that did not.'),
    waived: {...ref('waiver'), description: 'The check is shown only, until then.'},
    reason: text('Why it failed, errored or was skipped.'),
    durationMs: milliseconds,
    expectations: list(ref('expectation'), 'Every expectation, judged.'),
    evidence: list(ref('evidence'), 'Pieces of what was seen, cut to 2 KiB.'),
  },
  {commit: true, dirty: true, waived: true, reason: true},
)

const look = object<Look>({time, status, durationMs: milliseconds})

const control = object<KeptControl>(
  {
    digest: text('Digest of the check that was held against wrong worlds; of an edited one this says nothing.'),
    state: either(['sound', 'toothless'], 'toothless: it passes in a world where it should not.'),
    survived: list({type: 'string'}, 'The wrong worlds in which it passed.'),
    tried: count('How many were tried.'),
    time,
    commit,
  },
  {commit: true},
)

const target = object<TargetProofs>(
  {
    results: byName(ref('result'), 'The last result of each check, by its name.'),
    trend: byName(list(look, 'The newest last.'), 'The last thirty runs of each check, by its name.'),
    controls: byName(control, 'The last negative control of each check, by its name.'),
  },
  {controls: true},
)

const proofs = object<DocumentProofs>(
  {
    version,
    slug: text('Names the document.'),
    asOf: text('When this was put together: RFC 3339, UTC.'),
    live,
    targets: byName(target, 'What is known on each target, by its name.'),
  },
  {live: true},
)

const counts = object<Verification['counts']>({
  verified: count('Checks that passed or are waived, on this text, and not too long ago.'),
  broken: count('Checks that failed or errored.'),
  stale: count('Checks that were run before the text was edited.'),
  expired: count('Checks that were run longer ago than `verify.every`.'),
  unproven: count('Checks of which nothing is known.'),
})

const verification = object<Omit<Verification, 'checks'>>(
  {
    state: either(
      ['verified', 'broken', 'stale', 'expired', 'unproven'],
      'The first that there is of broken, unproven, stale, expired, verified.',
    ),
    target: text('The system that was looked at.'),
    provenAt: text('When the oldest of the results it rests on was seen: RFC 3339, UTC.'),
    expiresAt: text('When it stops being verified by itself: RFC 3339, UTC.'),
    commit,
    dirty,
    counts: {...counts, description: 'How many checks are in which state.'},
    flaky: count('Of the verified: those that are flaky.'),
    waived: count('Of the verified: those that are waived.'),
    toothless: count('Of all: those that passed in a wrong world, and were not edited since.'),
  },
  {toothless: true, provenAt: true, expiresAt: true, commit: true, dirty: true},
)

const index = object<ProofsIndex>(
  {
    version,
    asOf: text('When this was put together: RFC 3339, UTC.'),
    live,
    documents: list(
      object<ProofsIndex['documents'][number]>({
        slug: text('Names the document.'),
        verifications: byName(ref('verification'), 'By the name of the target.'),
      }),
      'Every document of the project.',
    ),
  },
  {live: true},
)

const $schema = 'https://json-schema.org/draft/2020-12/schema'

/** JSON Schemas (2020-12) of a line of the ledger, of `/proofs/<slug>.json` and of `/proofs/index.json`; published in `schema/`. */
export const ledgerSchemas: Record<'proof' | 'proofs' | 'index', JsonSchema> = {
  proof: {$schema, ...proof},
  proofs: {$schema, ...proofs, $defs: {result, ...seenSchemas}},
  index: {$schema, ...index, $defs: {verification}},
}
