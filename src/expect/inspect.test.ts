import {describe, expect, it} from 'vitest'
import type {Json, JsonSchema} from '../model.ts'
import {inspect, inspectPath} from './inspect.ts'

const observation: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    status: {type: 'integer', minimum: 100, maximum: 599},
    duration: {type: 'number', unit: 'ms'},
    size: {type: 'integer', unit: 'B'},
    share: {type: 'number', unit: '%'},
    rowCount: {type: 'integer', minimum: 0},
    valid: {type: 'boolean'},
    state: {enum: ['open', 'closed']},
    body: {type: 'string'},
    headers: {type: 'object', caseless: true, additionalProperties: {type: 'string'}},
    rows: {type: 'array', items: {type: 'object'}},
    names: {type: 'array', items: {type: 'string'}},
    restore: {
      type: 'object',
      additionalProperties: false,
      properties: {errors: {type: 'integer', minimum: 0}, duration: {$ref: '#/$defs/duration'}},
    },
    maybe: {anyOf: [{type: 'null'}, {$ref: '#/$defs/duration'}]},
    json: {},
  },
  $defs: {duration: {type: 'number', unit: 'ms'}},
}

function reasons(path: string, predicate: Json): string[] {
  return inspect({[path]: predicate}, observation).map(({reason, hint}) => (hint ? `${reason}; ${hint}` : reason))
}

describe('paths', () => {
  it.each([
    ['staus', 'did you mean `status`?'],
    ['errors', 'did you mean `restore.errors`?'],
    [
      'restore.error',
      'Unexpected `error` in `restore`, expected `errors` or `duration`; did you mean `restore.errors`?',
    ],
    ['status.code', 'Unexpected `code` in `status`, expected nothing below an integer'],
    ['body.length', 'did you mean `{length: …}`?'],
    ['rows.name', 'did you mean `rows[0].name`?'],
    ['rows[*].name', '`{every: …}` and `{some: …}`'],
    ['rows[-1]', 'items are counted from 0'],
    ["json['a']", 'quote it with `"`'],
    ['json..a', 'expected a name, `[0]` or `["odd.key"]`'],
    ['', 'Unexpected empty path'],
  ])('%s is a problem with a remedy', (path, part) => {
    expect(reasons(path, 'x').join()).toContain(part)
  })

  it.each(['json.any.thing[3]["odd.key"]', 'headers.X-Anything', 'rows[0].id', 'rows.0.id', 'restore.errors'])(
    '%s is none',
    (path) => {
      expect(inspectPath(path, observation)).toBeUndefined()
    },
  )

  it('can be inspected alone, for captures', () => {
    expect(inspectPath('restore.eror', observation)?.reason).toBe(
      'Unexpected `eror` in `restore`, expected `errors` or `duration`',
    )
  })

  it('goes on to the predicate, so that all problems are said at once', () => {
    expect(reasons('staus', '< x')).toHaveLength(2)
    expect(inspect({staus: 1, 'restore.x': 1, body: '/(/'}, observation).map(({path}) => path)).toEqual([
      'staus',
      'restore.x',
      'body',
    ])
  })
})

describe('what does not fit the field', () => {
  it.each<[string, Json, string]>([
    ['status', 'ok', 'Unexpected text `ok`, expected an integer; `200`, `< 5` or `10..20` would fit'],
    ['status', '200', 'Unexpected text `200`, expected an integer; write `200` without quotes'],
    ['valid', 'true', 'Unexpected text `true`, expected `true` or `false`; write `true` without quotes'],
    ['status', '/^2/', 'Unexpected `/^2/`, which is about text, expected one about an integer'],
    ['status', [200, 'ok'], 'Unexpected text `ok`, expected an integer'],
    ['status', {not: {all: ['ok']}}, 'Unexpected text `ok`, expected an integer'],
    ['headers.x', 5, 'Unexpected number `5`, expected text'],
    ['size', '1KiB', 'Unexpected text `1KiB`, expected an integer; compare quantities: `= 1KiB`'],
    ['names', '~ x', 'Unexpected `~ x`, which is about text, expected one about a list; did you mean `{some: x}`?'],
    ['names', {every: 5}, 'Unexpected number `5`, expected text'],
    ['state', 'opne', 'Unexpected text `opne`, expected `open` or `closed`; did you mean `open`?'],
    ['restore', {keys: ['error']}, 'Unexpected `error`, expected `errors` or `duration`; did you mean `errors`?'],
    ['restore', {matches: {error: 0}}, 'Unexpected `error`, expected `errors` or `duration`; did you mean `errors`?'],
    ['restore', {matches: {errors: 'no'}}, 'Unexpected text `no`, expected an integer'],
    ['duration', '< 5MB', 'Unexpected size `5MB`, expected a duration such as `500ms`'],
    ['restore.duration', {not: '< 5MB'}, 'Unexpected size `5MB`, expected a duration such as `500ms`'],
    ['maybe', '< 5MB', 'Unexpected size `5MB`, expected a duration such as `500ms`'],
    [
      'duration',
      '< 500',
      'Unexpected `500` without a unit, expected a duration such as `500ms`; did you mean `500ms`?',
    ],
    ['duration', {before: '14d'}, 'Unexpected `before` for a quantity, expected a comparison; did you mean `< 14d`?'],
    ['rowCount', '< 5ms', 'Unexpected duration `5ms`, expected a number without a unit'],
    ['names', {length: '< 5ms'}, 'Unexpected duration `5ms`, expected a number without a unit'],
  ])('%s: %j', (path, predicate, reason) => {
    expect(reasons(path, predicate).join()).toContain(reason)
  })

  it.each<[string, Json]>([
    ['duration', '> 0'],
    ['duration', '0..1s'],
    ['maybe', null],
    ['maybe', '< 5s'],
    ['headers', {keys: ['Content-Type']}],
    ['json', '< 5MB'],
    ['json', {every: {matches: {id: '> 0'}}}],
    ['share', '>= 0%'],
  ])('%s: %j fits', (path, predicate) => {
    expect(reasons(path, predicate)).toEqual([])
  })
})

it('names a rule for each', () => {
  const written = {staus: 1, 'json..a': 1, status: 'ok', duration: '< 5MB', rowCount: '>= 0', body: '/(/', valid: []}
  expect(inspect(written, observation).map(({path, rule = 'predicate'}) => [path, rule])).toEqual([
    ['staus', 'unknown-path'],
    ['json..a', 'unknown-path'],
    ['status', 'predicate'],
    ['duration', 'wrong-dimension'],
    ['rowCount', 'vacuous'],
    ['body', 'predicate'],
    ['valid', 'predicate'],
  ])
})

describe('what is not well formed', () => {
  it.each<[Json, string]>([
    ['< 500sec', 'Unexpected unit `sec`, expected `ms`, `s`, `m`'],
    ['< 500sec', 'did you mean `s`?'],
    ['< 5kB', 'did you mean `KB`?'],
    ['== 5', 'did you mean `= 5`?'],
    ['!= ok', 'did you mean `{not: ok}`?'],
    ['> 2.1.3', 'versions are compared by `{semver: ">2.1.3"}`'],
    ['> 2026-01-01', 'dates are compared by `{after: 2026-01-01}`'],
    ['<html>', 'Unexpected `html>`, expected a quantity'],
    ['20..10', 'Unexpected `20..10`, expected the smaller end first; did you mean `10..20`?'],
    ['10..', 'did you mean `>= 10`?'],
    ['..10', 'did you mean `<= 10`?'],
    ['1..2s', 'did you mean `1s..2s`?'],
    ['/x/g', 'Unexpected flags `g`, expected some of `i`, `m`, `s`'],
    ['/usr/bin/node', '`{equals: …}` takes a text that starts with `/`'],
    ['/tmp', 'expected a pattern that ends in `/`'],
    ['/(x/', 'expected a pattern of RE2: missing closing )'],
    ['/(?=x)/', '`{not: /…/}`'],
    ['/(a)\\1/', 'a pattern cannot refer to its own groups'],
    ['/(a{1,100}){1,10}/', 'expected a pattern that costs less'],
    ['~part', 'did you mean `~ part`?'],
    ['~ "x', 'expected a closing quote'],
    ['took [..] ms', 'expected it in a `|` block only'],
    [[], 'Unexpected empty list'],
    [{}, 'Unexpected empty map'],
    [{any: []}, 'Unexpected `any` without predicates'],
    [{all: []}, 'Unexpected `all` without predicates'],
    [{any: ['ok', {nto: 1}]}, 'did you mean `not`?'],
    [{id: 1}, 'a map of data is written `{equals: {…}}`'],
    [{baseline: 20}, 'did you mean `{baseline: 20%}`?'],
    [{matches: [1]}, 'did you mean `{equals: [1]}`?'],
    [{keys: 'id'}, 'expected a list of names such as `{keys: [id, name]}`'],
    [{semver: 20}, 'did you mean `{semver: "20"}`?'],
    [{semver: 'what'}, 'expected a range of versions'],
    [{before: 'now'}, '`0s` is now'],
    [{after: '2026-02-30'}, 'expected a date (RFC 3339) or a duration'],
    [{schema: {typ: 'string'}}, 'unknown keyword: "typ"'],
    [{schema: {type: 'strin'}}, 'schema is invalid'],
    [{schema: '../secret.json'}, 'expected the path of a file inside the project'],
    [{schema: '/etc/passwd'}, 'expected the path of a file inside the project'],
  ])('%j', (predicate, reason) => {
    expect(reasons('json', predicate).join()).toContain(reason)
  })

  it('says all that is wrong in one predicate', () => {
    expect(reasons('json', {all: ['< x', '/(/'], evry: 1})).toHaveLength(1)
    expect(reasons('json', {all: ['< x', '~y', {nto: 1}]})).toHaveLength(3)
    expect(reasons('json', {any: ['/(/', '/)/']})).toHaveLength(2)
  })

  it('limits nesting and size', () => {
    let nested: Json = 'ok'
    for (let depth = 0; depth < 100_000; depth++) nested = {not: nested}
    expect(reasons('json', nested)).toEqual(['Unexpected nesting, expected at most 32 levels'])
    expect(reasons('json', 'x'.repeat(100_001))[0]).toContain('at most 100000 characters')
    expect(
      reasons(
        'json',
        Array.from({length: 10_001}, () => 1),
      )[0],
    ).toContain('at most 10000 values')
  })
})

describe('what asserts nothing, or what nothing can meet', () => {
  const nothing = 'expected a predicate that can reject something'
  const impossible = 'expected a predicate that something can meet'

  it.each<[string, Json, string]>([
    ['body', '/.*/', nothing],
    ['body', '/^/', nothing],
    ['body', '/x*/', nothing],
    ['body', '/^[^]*$/', nothing],
    ['body', '/^.*$/s', nothing],
    ['body', '~ ""', nothing],
    ['body', '~', nothing],
    ['body', '...\n', nothing],
    ['body', '...', nothing],
    ['body', ['ok', '/.*/'], nothing],
    ['body', {all: ['/.*/', '/^/']}, nothing],
    ['body', {not: {all: ['/^/', {not: '/$/'}]}}, nothing],
    ['body', {not: '/.*/'}, impossible],
    ['body', {length: '>= 0'}, nothing],
    ['body', {length: -1}, impossible],
    ['json', '/.*/', nothing],
    ['json', {length: '>= 0'}, nothing],
    ['json', {schema: {}}, nothing],
    ['json', {schema: true}, nothing],
    ['json', {schema: false}, impossible],
    ['json', {matches: {}}, nothing],
    ['json', {matches: {a: '/.*/'}}, nothing],
    ['json', {keys: []}, nothing],
    ['json', {all: [1, 2]}, impossible],
    ['json', {semver: '*'}, nothing],
    ['names', {every: '/.*/'}, nothing],
    ['rows', {every: {matches: {}}}, nothing],
    ['rowCount', '>= 0', nothing],
    ['rowCount', '> -1', nothing],
    ['rowCount', {not: '< 0'}, nothing],
    ['rowCount', '< 0', impossible],
    ['rowCount', {all: ['> 3', '< 4']}, impossible],
    ['rowCount', {any: ['< 5', '>= 5']}, nothing],
    ['rowCount', 1.5, impossible],
    ['duration', '>= 0', nothing],
    ['duration', '>= 0ms', nothing],
    ['duration', '< 0s', impossible],
    ['size', '!= -1B', nothing],
    ['status', '< 600', nothing],
    ['status', '100..599', nothing],
    ['status', 700, impossible],
    ['valid', [true, false], nothing],
    ['state', ['open', 'closed'], nothing],
    ['state', '/o/', nothing],
  ])('%s: %j', (path, predicate, reason) => {
    expect(reasons(path, predicate).join()).toContain(reason)
  })

  it.each<[string, Json]>([
    ['body', '/^.*$/'],
    ['body', '/^$|[^b]/'],
    ['body', {not: '/^v\\d+/'}],
    ['body', {all: ['/^abc/', '/xyz$/']}],
    ['body', {all: ['~ a', '~ b']}],
    ['body', '\n'],
    ['json', '>= 0'],
    ['json', {not: 10}],
    ['json', {any: ['/.*/', '< 5']}],
    ['rowCount', '> 0'],
    ['rowCount', {all: ['> 3', '< 5']}],
    ['share', '>= 0%'],
    ['duration', {all: ['> 1.1ms', '< 1.2ms']}],
    ['rows', {some: {keys: ['id']}}],
  ])('%s: %j is neither', (path, predicate) => {
    expect(reasons(path, predicate)).toEqual([])
  })
})

describe('variables', () => {
  it.each<[string, Json]>([
    ['status', '${STATUS}'],
    ['duration', '< ${LIMIT}'],
    ['duration', '${FROM}..${TO}'],
    ['duration', '< ${LIMIT}ms'],
    ['body', '/^${NAME}(/'],
    ['body', '~ ${NAME}'],
    ['json', {equals: ['${NAME}']}],
    ['json', {semver: '>=${VERSION}'}],
    ['json', {schema: '${DIR}/x.json'}],
  ])('leave %s: %j to the run', (path, predicate) => {
    expect(reasons(path, predicate)).toEqual([])
  })

  it('do not hide what is certain', () => {
    expect(reasons('duration', '< ${LIMIT}MB')).toEqual([
      'Unexpected size `${…}MB`, expected a duration such as `500ms`',
    ])
    expect(reasons('body', '< ${LIMIT}ms')).toEqual([])
    expect(reasons('valid', '< ${LIMIT}ms').join()).toContain('expected one about `true` or `false`')
    expect(reasons('json', {all: ['${NAME}', '< x']})).toHaveLength(1)
  })

  it('are not started by `$$`, which is a dollar', () => {
    expect(reasons('body', '/$$/')).toEqual([
      'Unexpected `/$$/`, expected a predicate that can reject something; it holds for everything that can be seen here, so it asserts nothing',
    ])
    expect(reasons('body', '~ $${NAME}')).toEqual([])
  })
})
