import type {CheckResult, JsonSchema, Omission, Problem} from '../model.ts'
import type {AlertCoverage, Coverage, Report, ReportedDocument, Requirement, Totals} from '../report.ts'
import {noun} from '../util/noun-schema.ts'
import {seenSchemas} from '../util/seen-schemas.ts'

const {object, list, text, count, flag, either, ref} = noun
const {expectation, comparison, evidence, waiver, place, point} = seenSchemas

const milliseconds: JsonSchema = {type: 'number', minimum: 0, description: 'Milliseconds.'}
const time = text('RFC 3339, UTC.')
const digest = text('`sha256:` and a hex digest.')

const problem = object<Problem>(
  {
    rule: text('Stable kebab-case name of the rule.'),
    severity: either(['error', 'warning'], 'An error keeps checks from being run.'),
    reason: text('What was found and what was expected.'),
    place: ref('place'),
    hint: text('What to type instead.'),
    url: text('Page that explains the rule, relative to the root of the documentation.'),
    subject: text('What it is about, as written: an address, a path, the name of a script, a variable or an alert.'),
  },
  {hint: true, url: true, subject: true},
)

const alertCoverage = object<AlertCoverage>({
  total: count('Rules that lead to a page of this repository, or should.'),
  led: count('Of total: those that lead to a page and heading that are there.'),
  external: count('Rules that lead away from this repository.'),
  unchecked: count('Rules with an address that is known only when it is rendered.'),
  rules: list(
    object<AlertCoverage['rules'][number]>(
      {
        name: text('The name of the alert.'),
        path: text('The rule file.'),
        line: count('Line of the rule in the file.'),
        state: either(['page', 'dead-page', 'dead-anchor', 'external', 'unchecked', 'none'], 'Where the rule leads.'),
        address: text('The address of its runbook, as written.'),
        page: text('Path of the page that it leads to.'),
        heading: text('Fragment of the heading that it leads to.'),
        missing: text('The path or fragment that is not there.'),
      },
      {address: true, page: true, heading: true, missing: true},
    ),
    'Every rule of an alert.',
  ),
  orphans: list(text('Path of a page.'), 'Pages for an alert that no rule leads to.'),
})

const coverage = object<Coverage>(
  {
    alerts: {...alertCoverage, description: 'Where the rules of alerts lead; absent where there are none.'},
    requirements: list(
      object<Requirement>({
        name: either(['alerts'], 'What is counted.'),
        required: {type: 'number', minimum: 0, maximum: 100, description: 'In percent.'},
        met: flag('The share is as large as is asked for.'),
        sentence: text('What was counted, and what was asked for.'),
      }),
      'What `--require` asks for.',
    ),
  },
  {alerts: true},
)

const omission = object<Omission>({
  id: text('`<slug>#<name>`.'),
  title: text('The claim in words.'),
  place: ref('place'),
  reason: text('Why the check was not run.'),
})

const result = object<CheckResult>(
  {
    id: text('`<slug>#<name>`.'),
    title: text('The claim in words.'),
    kind: text('`http`, `sql`, …'),
    sentence: text('The claim in plain English, from the fields of the check.'),
    command: text('What a person would type to look themselves.'),
    place: ref('place'),
    target: text('The system that was looked at.'),
    effect: either(['reads', 'writes', 'destroys'], 'What running the check can do to the target.'),
    inputs: {
      type: 'object',
      additionalProperties: {type: 'string'},
      description: "Inputs that were given values other than the document's own.",
    },
    status: either(
      ['passed', 'failed', 'errored', 'skipped'],
      'failed: the system is not as the document says. errored: that could not be found out. skipped: a choice, see reason.',
    ),
    flaky: flag('Passed, but only after a look that did not.'),
    waived: {...ref('waiver'), description: 'The check is shown, but does not fail the run.'},
    expectations: list(ref('expectation'), 'Every expectation, judged.'),
    evidence: list(ref('evidence'), 'Pieces of what was seen.'),
    reason: text('Why it failed, errored or was skipped, in one line.'),
    fix: text('What to do when it fails.'),
    startedAt: time,
    durationMs: milliseconds,
    attempts: count('How often the kind looked.'),
    digest,
  },
  {command: true, inputs: true, waived: true, reason: true, fix: true},
)

const document = object<ReportedDocument>({
  path: text('Path relative to the root of the project.'),
  slug: text('Names the document in ids.'),
  title: text('Its title.'),
  digest,
  results: list(ref('result'), 'One result for each check that was to be run, in order.'),
})

const totals = object<Totals>({
  passed: count('Checks that passed.'),
  failed: count('Checks that failed.'),
  errored: count('Checks of which nothing could be found out.'),
  skipped: count('Checks that were skipped.'),
  flaky: count('Of the passed: those that are flaky.'),
  waived: count('Of the failed and errored: those that are waived.'),
  omitted: count('Checks that were not selected.'),
  refused: count('Checks that need more than the target allows.'),
  problems: count('Problems of severity error.'),
  warnings: count('Problems of severity warning.'),
})

/** JSON Schema (2020-12) of a report; published as `schema/report.json`. Its properties stand in the order they are written in. */
export const reportSchema: JsonSchema & {properties: JsonSchema; $defs: JsonSchema} = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Proofbook report',
  description: 'Everything that is known after a run of Proofbook.',
  ...(object<Report>(
    {
      version: {const: 1, description: 'Version of this format.'},
      tool: object<Report['tool']>({name: text('`proofbook`.'), version: text('Its version.')}),
      target: text('The system that was looked at.'),
      commit: text('Full hash of the commit; absent outside of git.'),
      dirty: flag('Whether the working tree differs from the commit.'),
      startedAt: time,
      durationMs: milliseconds,
      interrupted: flag('The run was cut short by a signal.'),
      documents: list(ref('document'), 'Every document of the run.'),
      problems: list(ref('problem'), 'What is wrong with documents, configuration or command line.'),
      omissions: list(ref('omission'), 'Checks that were not selected, and why.'),
      refused: list(
        ref('omission'),
        'Checks that need more than the target allows. Where there is one, nothing is run.',
      ),
      coverage: {...coverage, description: 'Of `lint`: what has its counterpart.'},
      totals: ref('totals'),
    },
    {commit: true, dirty: true, coverage: true},
  ) as {properties: JsonSchema}),
  $defs: {document, result, expectation, comparison, evidence, waiver, problem, omission, place, point, totals},
}
