import fc from 'fast-check'
import type {CheckResult, Evidence, Expectation, Json, Omission, Place, Problem} from '../../../src/model.ts'
import type {Report} from '../../../src/report.ts'
import {report} from '../../../src/report/index.ts'

const nasty = [
  '\u001b[2J',
  '\r\n::error::x',
  '##[group]',
  '##vso[x]',
  ']]>',
  '</script>',
  '%0A',
  '\u202e',
  '\ud800',
  '\0',
  '```',
  '|',
  '# SKIP',
  '\\',
  '"',
  '...\n...',
  '宽👩‍🚀',
  '\u2028',
  '  ',
  '\t',
  '[a](javascript:x)',
  '<b>',
  ' http://x.example',
  '*',
  '_',
]

/** Any text: plain words, any UTF-16 at all, and what other formats take for more than text. */
const text = fc.oneof(
  fc.string({maxLength: 12}),
  fc.string({unit: 'binary', maxLength: 12}),
  fc
    .array(
      fc.nat(0xffff).map((unit) => String.fromCharCode(unit)),
      {maxLength: 6},
    )
    .map((units) => units.join('')),
  fc.array(fc.constantFrom(...nasty), {maxLength: 4}).map((parts) => parts.join('')),
  fc
    .tuple(fc.constantFrom(...nasty, 'x', 'long '), fc.constantFrom(1, 30, 500, 2500))
    .map(([part, times]) => part.repeat(times / part.length)),
)

const point = fc.record({line: fc.integer({min: 1, max: 9}), column: fc.integer({min: 1, max: 30})})
const paths = fc.oneof(fc.constantFrom('a.md', 'b/c.md'), text)
const place: fc.Arbitrary<Place> = fc.record({path: paths, start: point, end: point})
const json = fc.oneof(text, fc.integer(), fc.boolean(), fc.jsonValue({maxDepth: 4})) as fc.Arbitrary<Json>

const problem: fc.Arbitrary<Problem> = fc.record(
  {rule: text, severity: fc.constantFrom('error', 'warning'), reason: text, place, hint: text, url: text},
  {requiredKeys: ['rule', 'severity', 'reason', 'place']},
)

const omission: fc.Arbitrary<Omission> = fc.record({id: text, title: text, place, reason: text})

const expectation: fc.Arbitrary<Expectation> = fc.record(
  {path: text, expected: text, actual: json, met: fc.boolean(), derivation: text, error: text, place},
  {requiredKeys: ['path', 'expected', 'met']},
)

const evidence: fc.Arbitrary<Evidence> = fc.record(
  {label: text, text, bytes: fc.nat()},
  {requiredKeys: ['label', 'text']},
)

const result: fc.Arbitrary<CheckResult> = fc.record(
  {
    id: fc.oneof(fc.constantFrom('a#x', 'b#y'), text),
    title: text,
    kind: text,
    sentence: text,
    command: text,
    place,
    target: text,
    effect: fc.constantFrom('reads', 'writes', 'destroys'),
    inputs: fc.dictionary(text, text, {maxKeys: 3, noNullPrototype: true}),
    status: fc.constantFrom('passed', 'failed', 'errored', 'skipped'),
    flaky: fc.boolean(),
    waived: fc.record({until: text, because: text}),
    expectations: fc.array(expectation, {maxLength: 4}),
    evidence: fc.array(evidence, {maxLength: 3}),
    reason: text,
    fix: text,
    startedAt: text,
    durationMs: fc.double({min: 0, max: 1e9, noNaN: true}),
    attempts: fc.nat(99),
    digest: text,
  },
  {
    requiredKeys: [
      'id',
      'title',
      'kind',
      'sentence',
      'place',
      'target',
      'effect',
      'status',
      'flaky',
      'expectations',
      'evidence',
      'startedAt',
      'durationMs',
      'attempts',
      'digest',
    ],
  },
)

/** Any report that the run could assemble, and many that it could not. */
export const arbitraryReport: fc.Arbitrary<Report> = fc
  .record(
    {
      tool: fc.record({name: text, version: text}),
      target: text,
      commit: text,
      dirty: fc.boolean(),
      startedAt: fc.oneof(text, fc.constant('2026-11-22T01:04:00.000Z')),
      durationMs: fc.double({min: 0, max: 1e9, noNaN: true}),
      interrupted: fc.boolean(),
      documents: fc.array(fc.record({path: paths, slug: text, title: text, digest: text}), {maxLength: 3}),
      results: fc.array(result, {maxLength: 5}),
      problems: fc.array(problem, {maxLength: 3}),
      omissions: fc.array(omission, {maxLength: 3}),
      refused: fc.array(omission, {maxLength: 2}),
    },
    {
      requiredKeys: [
        'tool',
        'target',
        'startedAt',
        'durationMs',
        'interrupted',
        'documents',
        'results',
        'problems',
        'omissions',
        'refused',
      ],
    },
  )
  .map(report)
