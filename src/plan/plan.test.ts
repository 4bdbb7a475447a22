import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {Document} from '../document.ts'
import type {CheckSpec, Effect, Plan, Target} from '../model.ts'
import {completeSpec} from '../util/complete-spec.ts'
import {plan} from './plan.ts'
import type {Selection} from './selection.ts'

const place = (path: string, line = 1) => ({path, start: {line, column: 1}, end: {line: line + 2, column: 4}})

function documentOf(slug: string, given: Partial<Document> = {}): Document {
  const path = `runbooks/${slug}.md`
  return {path, slug, title: slug, digest: '', frontMatter: {}, sections: [], blocks: [], problems: [], ...given}
}

function specOf(id: string, given: Partial<CheckSpec> = {}): CheckSpec {
  const path = `runbooks/${id.slice(0, id.lastIndexOf('#'))}.md`
  return completeSpec({id, kind: 'http', title: id, effect: 'reads', place: place(path), ...given})
}

const target: Target = {name: 'staging', allow: ['reads', 'writes'], vars: {}, env: [], addresses: []}
const documents = [documentOf('deploy'), documentOf('ops/backup', {frontMatter: {order: 'any'}})]
const specs = [
  specOf('deploy#token', {capture: {token: {path: 'json.token', secret: true}}, effect: 'writes', tags: ['smoke']}),
  specOf('deploy#healthy', {tags: ['smoke']}),
  specOf('deploy#orders', {needs: ['healthy'], variables: ['token'], tags: ['smoke', 'slow']}),
  specOf('deploy#clean', {kind: 'shell', options: {run: 'curl -H "Authorization: $token" …'}, tags: ['slow']}),
  specOf('ops/backup#restores', {kind: 'backup', effect: 'writes', targets: ['local', 'staging']}),
  specOf('ops/backup#healthy', {targets: ['local']}),
]
const planOf = (selection: Selection = {}, given: Partial<Target> = {}) =>
  plan(documents, specs, {...target, ...given}, selection)
const stepsOf = ({documents}: Plan) => documents.flatMap(({steps}) => steps.map(({spec}) => spec.id))
const reasonsOf = (omissions: {id: string; reason: string}[]) =>
  Object.fromEntries(omissions.map(({id, reason}) => [id, reason]))

describe('a plan', () => {
  it('takes everything that applies to the target, as written', () => {
    const all = planOf()
    expect(stepsOf(all)).toEqual([
      'deploy#token',
      'deploy#healthy',
      'deploy#orders',
      'deploy#clean',
      'ops/backup#restores',
    ])
    expect(all.documents.map(({path, order}) => [path, order])).toEqual([
      ['runbooks/deploy.md', 'written'],
      ['runbooks/ops/backup.md', 'any'],
    ])
    expect(all.omissions).toEqual([
      {
        id: 'ops/backup#healthy',
        title: 'ops/backup#healthy',
        place: place('runbooks/ops/backup.md'),
        reason: 'does not apply to target `staging`',
      },
    ])
    expect(all.refused).toEqual([])
  })

  it('says of every check that is not taken why not', () => {
    expect(reasonsOf(planOf({tags: 'smoke and slow', kinds: ['http']}).omissions)).toEqual({
      'deploy#clean': "not selected by --tag 'smoke and slow'",
      'ops/backup#restores': "not selected by --tag 'smoke and slow'",
      'ops/backup#healthy': 'does not apply to target `staging`',
    })
    expect(reasonsOf(planOf({kinds: ['backup', 'sql']}).omissions)).toMatchObject({
      'deploy#token': 'not selected by --kind backup --kind sql',
    })
    expect(reasonsOf(planOf({failed: new Set(['deploy#healthy'])}).omissions)).toMatchObject({
      'deploy#token': 'did not fail in the last run',
    })
    expect(reasonsOf(planOf({ids: ['a', 'b', 'c', 'd']}).omissions)).toMatchObject({
      'deploy#token': 'not selected by --id with any of 4 values',
    })
  })

  it.each<[Selection, string[]]>([
    [{ids: ['deploy#healthy']}, ['deploy#healthy']],
    [{ids: ['restores']}, ['ops/backup#restores']],
    [{paths: ['runbooks/ops']}, ['ops/backup#restores']],
    [{paths: ['./runbooks/ops/']}, ['ops/backup#restores']],
    [{paths: ['runbooks/op']}, []],
    [{paths: ['runbooks/**/*.md'], kinds: ['backup']}, ['ops/backup#restores']],
    [{paths: ['runbooks/*.md'], kinds: ['backup']}, []],
    [{paths: ['runbooks/deploy.md#healthy', 'runbooks/ops/backup.md']}, ['deploy#healthy', 'ops/backup#restores']],
    [{paths: ['.'], kinds: ['backup']}, ['ops/backup#restores']],
    [{tags: 'not smoke and not slow'}, ['ops/backup#restores']],
    [{failed: new Set(['deploy#healthy', 'gone#gone'])}, ['deploy#healthy']],
  ])('selects by %j', (selection, ids) => {
    expect(stepsOf(planOf(selection))).toEqual(ids)
  })

  it('takes along what a selected check needs and what captures its values', () => {
    const {documents} = planOf({ids: ['orders']})
    expect(documents[0]!.steps.map(({spec, because}) => [spec.name, because])).toEqual([
      ['token', '`orders` builds on it'],
      ['healthy', '`orders` builds on it'],
      ['orders', undefined],
    ])
  })

  it('takes along what captures a value that code reads from its environment', () => {
    expect(stepsOf(planOf({ids: ['clean']}))).toEqual(['deploy#token', 'deploy#clean'])
  })

  it('refuses what needs more than the target allows, also when it was taken along', () => {
    const {refused, omissions} = planOf({ids: ['orders']}, {name: 'production', allow: ['reads']})
    expect(reasonsOf(refused)).toEqual({
      'deploy#token': 'needs `writes`, target `production` allows only `reads` (taken along: `orders` builds on it)',
    })
    expect(reasonsOf(omissions)).not.toHaveProperty('deploy#token')
    expect(reasonsOf(planOf({kinds: ['backup']}, {allow: []}).refused)).toEqual({
      'ops/backup#restores': 'needs `writes`, target `staging` allows nothing',
    })
  })

  it('keeps a document whole in one shard', () => {
    const one = planOf({shard: {index: 1, of: 2}})
    const two = planOf({shard: {index: 2, of: 2}})
    expect(stepsOf(one)).toEqual(['deploy#token', 'deploy#healthy', 'deploy#orders', 'deploy#clean'])
    expect(stepsOf(two)).toEqual(['ops/backup#restores'])
    expect(reasonsOf(two.omissions)).toMatchObject({'deploy#token': 'not in shard 2/2'})
  })

  it('refuses in every shard what one of them would refuse', () => {
    const shards = [1, 2, 3].map((index) => planOf({shard: {index, of: 3}}, {allow: ['reads']}))
    for (const {refused} of shards)
      expect(Object.keys(reasonsOf(refused))).toEqual(['deploy#token', 'ops/backup#restores'])
  })
})

const anyEffect = fc.constantFrom<Effect>('reads', 'writes', 'destroys')
const anyName = fc.constantFrom('a', 'b', 'c', 'd', 'e')
const anyNames = fc.uniqueArray(anyName, {maxLength: 3})
const anyDocument = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
    kind: fc.constantFrom('http', 'sql'),
    effect: anyEffect,
    tags: anyNames,
    needs: anyNames,
    targets: fc.option(fc.subarray(['staging', 'local']), {nil: undefined}),
    variables: anyNames,
    captured: anyNames,
  }),
  {selector: ({name}) => name, maxLength: 6},
)
const anyProject = fc.array(anyDocument, {maxLength: 6}).map((all) => ({
  documents: all.map((_, i) => documentOf(`doc-${i}`)),
  specs: all.flatMap((checks, i) =>
    checks.map(({name, captured, ...given}) =>
      specOf(`doc-${i}#${name}`, {
        ...given,
        capture: Object.fromEntries(captured.map((one) => [one, {path: 'x', secret: false}])),
      }),
    ),
  ),
}))
const anySelection: fc.Arbitrary<Selection> = fc.record(
  {
    paths: fc.subarray(['runbooks/doc-0.md', 'runbooks/doc-1.md#a', 'runbooks', '.', 'nowhere']),
    ids: anyNames,
    tags: fc.constantFrom('a', 'a and not b', 'b or (c and d)', 'not a', '(((', ''),
    kinds: fc.subarray(['http', 'sql']),
    failed: fc.subarray(['doc-0#a', 'doc-1#b', 'doc-2#c']).map((ids) => new Set(ids)),
  },
  {requiredKeys: []},
)
const anyAllow = fc.subarray<Effect>(['reads', 'writes', 'destroys'])

it('loses nothing: every check is one step, one omission or one refusal', () => {
  fc.assert(
    fc.property(
      anyProject,
      anySelection,
      anyAllow,
      fc.option(fc.integer({min: 1, max: 3}), {nil: undefined}),
      (project, selection, allow, index) => {
        const shard = index === undefined ? undefined : {index, of: 3}
        const made = plan(project.documents, project.specs, {...target, allow}, {...selection, shard})
        const ends = [...stepsOf(made), ...made.omissions.map(({id}) => id), ...made.refused.map(({id}) => id)]
        expect(ends.sort()).toEqual(project.specs.map(({id}) => id).sort())
        for (const {reason} of [...made.omissions, ...made.refused]) expect(reason).toMatch(/./)
      },
    ),
    {numRuns: 500},
  )
})

it('keeps the order of the document, and is the same every time', () => {
  fc.assert(
    fc.property(anyProject, anySelection, ({documents, specs}, selection) => {
      const made = plan(documents, specs, target, selection)
      const steps = new Set(stepsOf(made))
      expect(Array.from(steps)).toEqual(specs.map(({id}) => id).filter((id) => steps.has(id)))
      expect(plan(structuredClone(documents), structuredClone(specs), target, selection)).toEqual(made)
    }),
  )
})

it('splits what is selected into shards that have everything once, none much larger than another', () => {
  fc.assert(
    fc.property(anyProject, anySelection, fc.integer({min: 1, max: 5}), ({documents, specs}, selection, of) => {
      const whole = plan(documents, specs, target, selection)
      const shards = Array.from({length: of}, (_, i) =>
        plan(documents, specs, target, {...selection, shard: {index: i + 1, of}}),
      )
      expect(shards.flatMap(stepsOf).sort()).toEqual(stepsOf(whole).sort())
      for (const shard of shards) expect(shard.refused).toEqual(whole.refused)
      const sizes = shards.map((shard) => stepsOf(shard).length)
      const largest = Math.max(0, ...whole.documents.map(({steps}) => steps.length))
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(largest)
    }),
    {numRuns: 300},
  )
})

it('never runs a check without what it needs and what captures its values, where those apply', () => {
  fc.assert(
    fc.property(anyProject, anySelection, ({documents, specs}, selection) => {
      const everything = {...target, allow: ['reads', 'writes', 'destroys'] satisfies Effect[]}
      const applies = (spec: CheckSpec) => spec.targets?.includes('staging') ?? true
      for (const {steps} of plan(documents, specs, everything, selection).documents) {
        const names = steps.map(({spec}) => spec.name)
        for (const {spec} of steps) {
          const above = specs.filter((one) => one.document === spec.document && applies(one))
          const needed = above.filter((one) => spec.needs.includes(one.name))
          const earlier = above.slice(0, above.indexOf(spec))
          const capturing = spec.variables.map((name) => earlier.findLast((one) => Object.hasOwn(one.capture, name)))
          for (const one of [...needed, ...capturing]) if (one) expect(names).toContain(one.name)
        }
      }
    }),
    {numRuns: 500},
  )
})

it('plans ten thousand checks in a moment', () => {
  const many = Array.from({length: 100}, (_, i) => documentOf(`doc-${i}`))
  const all = many.flatMap(({slug}) =>
    Array.from({length: 100}, (_, i) => specOf(`${slug}#check-${i}`, {needs: i > 0 ? [`check-${i - 1}`] : []})),
  )
  const start = performance.now()
  expect(stepsOf(plan(many, all, target, {ids: ['check-99']}))).toHaveLength(10_000)
  expect(performance.now() - start).toBeLessThan(2000)
})
