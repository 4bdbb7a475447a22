import {expect, it} from 'vitest'
import type {CheckBlock, Document} from '../document.ts'
import type {Target} from '../model.ts'
import {completeSpec} from '../util/complete-spec.ts'
import {inspectSelection, type Selectable} from './inspect-selection.ts'
import type {Selection} from './selection.ts'

const path = 'runbooks/deploy.md'
const placeAt = (line: number) => ({path, start: {line, column: 1}, end: {line: line + 2, column: 4}})
const blockAt = (line: number, raw: string): CheckBlock => {
  const place = placeAt(line)
  return {
    kind: 'http',
    form: 'yaml',
    language: 'check',
    options: [],
    body: '',
    columns: [],
    raw,
    place,
    kindPlace: place,
  }
}
const document: Document = {
  path,
  slug: 'deploy',
  title: 'Deploy',
  digest: '',
  frontMatter: {},
  sections: [],
  blocks: [blockAt(1, 'id: healthy'), blockAt(5, 'id: orders'), blockAt(9, 'id: broken')],
  problems: [],
}
const targetOf = (name: string): Target => ({name, allow: ['reads'], vars: {}, env: [], addresses: []})
const project: Selectable = {
  target: 'local',
  targets: {local: targetOf('local'), production: targetOf('production')},
  documents: [document],
  specs: [
    completeSpec({id: 'deploy#healthy', kind: 'http', effect: 'reads', tags: ['smoke'], place: placeAt(1)}),
    completeSpec({
      id: 'deploy#orders',
      kind: 'sql',
      effect: 'reads',
      tags: ['slow'],
      targets: ['local'],
      place: placeAt(5),
    }),
  ],
}
const said = (selection: Selection, given: Partial<Selectable> = {}) =>
  inspectSelection(selection, {...project, ...given}).map(({rule, reason, hint, place}) => [
    rule,
    reason,
    hint,
    `${place.path}:${place.start.column}`,
  ])

it.each<[string, Selection, (string | undefined)[]]>([
  ['unknown-id', {ids: ['helthy']}, ['Unexpected id `helthy`, expected the id of a check', 'did you mean `healthy`?']],
  [
    'unknown-id',
    {ids: ['deploy#order']},
    ['Unexpected id `deploy#order`, expected the id of a check', 'did you mean `deploy#orders`?'],
  ],
  [
    'unknown-tag',
    {tags: 'smoek'},
    ['Unexpected tag `smoek`, expected a tag that a check has', 'did you mean `smoke`?'],
  ],
  [
    'unknown-kind',
    {kinds: ['kafka']},
    ['Unexpected kind `kafka`, expected a kind that a check has', 'one of `http`, `sql`'],
  ],
  [
    'unknown-path',
    {paths: ['runbooks/depoly.md']},
    [
      'Unexpected path `runbooks/depoly.md`, expected a document, or a folder of documents',
      'did you mean `runbooks/deploy.md`?',
    ],
  ],
  [
    'unknown-id',
    {paths: ['runbooks/deploy.md#helthy']},
    ['Unexpected id `helthy`, expected the id of a check in `runbooks/deploy.md`', 'did you mean `healthy`?'],
  ],
  ['shard', {shard: {index: 5, of: 4}}, ['Unexpected shard `5/4`, expected `i/n` with i from 1 to n', undefined]],
  [
    'nothing-selected',
    {tags: 'smoke and slow'},
    ['Unexpected selection of no check, expected at least one', "2 of 2 not selected by --tag 'smoke and slow'"],
  ],
])('%s: %j', (rule, selection, [reason, hint]) => {
  expect(said(selection)).toEqual([[rule, reason, hint, '<command line>:1']])
})

it('points into a tag expression', () => {
  expect(said({tags: 'smoke and not slwo'})).toEqual([
    [
      'unknown-tag',
      'Unexpected tag `slwo`, expected a tag that a check has',
      'did you mean `slow`?',
      '<command line>:15',
    ],
  ])
  expect(said({tags: 'smoke || slow'})).toEqual([
    [
      'tag-expression',
      'Unexpected `||` in the tag expression, expected `and`, `or` or the end',
      'write `or` for `||`',
      '<command line>:7',
    ],
  ])
})

it('tells everything that is wrong at once', () => {
  expect(said({ids: ['x'], kinds: ['y'], tags: 'z'}, {target: 'prodution'}).map(([rule]) => rule)).toEqual([
    'unknown-target',
    'unknown-id',
    'unknown-tag',
    'unknown-kind',
  ])
  expect(said({}, {target: 'constructor'})[0]).toEqual([
    'unknown-target',
    'Unexpected target `constructor`, expected a target of the configuration',
    'one of `local`, `production`',
    '<command line>:1',
  ])
})

it('finds nothing wrong with a sound selection', () => {
  expect(said({})).toEqual([])
  expect(
    said({
      ids: ['healthy', 'deploy#orders'],
      paths: [path, 'runbooks', `${path}#healthy`],
      tags: 'smoke or slow',
      kinds: ['sql', 'http'],
    }),
  ).toEqual([])
})

it('does not call an id unknown whose check has problems of its own', () => {
  expect(said({ids: ['broken']}).map(([rule]) => rule)).not.toContain('unknown-id')
  expect(said({paths: [`${path}#broken`]}).map(([rule]) => rule)).not.toContain('unknown-id')
})

it('lets a shard be empty, but not all of them', () => {
  expect(said({shard: {index: 4, of: 4}})).toEqual([])
  expect(said({ids: ['orders'], shard: {index: 1, of: 4}}, {target: 'production'})).toEqual([
    [
      'nothing-selected',
      'Unexpected selection of no check, expected at least one',
      '1 of 2 not selected by --id orders; 1 of 2 does not apply to target `production`',
      '<command line>:1',
    ],
  ])
})

it('says where there is no check at all, unless the checks there are have problems', () => {
  expect(said({}, {specs: [], documents: [{...document, blocks: []}]})).toEqual([
    [
      'nothing-selected',
      'Unexpected documents without a check, expected at least one',
      'write one with `proofbook new runbook`',
      '<command line>:1',
    ],
  ])
  expect(said({}, {specs: []})).toEqual([])
})
