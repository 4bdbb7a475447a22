import {describe, expect, it} from 'vitest'
import type {CheckSpec, Document, JsonObject, Kind, Kinds, Problem, Target} from '../model.ts'
import {parse} from '../parse/index.ts'
import {locate, rules, validate} from './index.ts'

/** A kind with an option of each sort. */
const look: Kind = {
  name: 'look',
  summary: 'Something is seen',
  schema: {
    type: 'object',
    required: ['at'],
    properties: {
      at: {type: 'string', pattern: '^https?:', title: 'an address', examples: ['http://x']},
      method: {enum: ['get', 'post']},
      port: {type: 'integer', minimum: 1},
      headers: {type: 'object', additionalProperties: {type: 'string'}},
      steps: {type: 'array', items: {type: 'object'}},
    },
    additionalProperties: false,
  },
  observation: () => ({
    type: 'object',
    properties: {
      status: {type: 'integer'},
      duration: {type: 'number', unit: 'ms', minimum: 0},
      json: {},
      headers: {type: 'object', additionalProperties: {type: 'string'}},
    },
    additionalProperties: false,
  }),
  effect: (options) => (options.method === 'post' ? 'writes' : 'reads'),
  tools: [],
  implies: (): JsonObject => ({}),
  sentence: () => 'It is seen',
  command: () => 'look',
  problems: ({port}) => (port === 22 ? [{path: ['port'], reason: 'Unexpected `22`, expected another port'}] : []),
  ownVariables: ({steps}) => (steps ? ['made'] : []),
  load: () => Promise.reject(new Error('validating loads nothing')),
}

const run: Kind = {
  ...look,
  name: 'shell',
  code: 'run',
  schema: {
    type: 'object',
    required: ['run'],
    properties: {run: {type: 'string'}, cwd: {type: 'string'}},
    additionalProperties: false,
  },
  observation: () => ({
    type: 'object',
    properties: {exit: {type: 'integer'}, stdout: {type: 'string'}},
    additionalProperties: false,
  }),
  effect: () => 'writes',
  implies: () => ({exit: 0}),
  problems: undefined,
  ownVariables: undefined,
}

const broken: Kind = {...look, name: 'broken', effect: () => JSON.parse('{') as 'reads'}
const odd: Kind = {...look, name: 'odd', schema: {type: 'strange', $defs: {}}}
const kinds: Kinds = {look, shell: run, broken, odd}

const targets: Record<string, Target> = {
  local: {name: 'local', allow: ['reads'], vars: {BASE_URL: 'http://x', LOCAL: '1'}, env: ['TOKEN'], addresses: []},
  live: {name: 'live', allow: ['reads'], vars: {BASE_URL: 'http://y'}, env: ['TOKEN'], addresses: []},
}

function read(text: string, path = 'docs/page.md'): Document {
  return parse({path, text, digest: 'sha256:0'})
}

function all(...texts: string[]): {specs: CheckSpec[]; problems: Problem[]; documents: Document[]} {
  const documents = texts.map((text, index) => read(text, index === 0 ? 'docs/page.md' : `docs/page-${index}.md`))
  const found = validate(documents, {kinds, targets, secrets: ['TOKEN'], today: '2026-06-01'})
  for (const {rule, url, reason} of found.problems) {
    expect(Object.keys(rules)).toContain(rule)
    expect(url).toBeTruthy()
    expect(reason).toMatch(/^Unexpected .+, expected /s)
    if (rule !== 'broken-kind') expect(reason).not.toMatch(/\.$|please|invalid/i)
  }
  return {...found, documents}
}

/** A document with one check per body. */
function checks(...bodies: string[]): string {
  return bodies.map((body) => `\`\`\`check look\n${body}\n\`\`\`\n`).join('\n')
}

/** A sound check without its id. */
const sound = 'at: http://x\nexpect: {status: 200}'

/** The problems of texts as `line:column-column rule ‹text pointed at› reason (hint)`. */
function told(...texts: string[]): string[] {
  return all(...texts).problems.map((problem) => tell(problem, texts))
}

function tell({rule, severity, place: {path, start, end}, reason, hint}: Problem, texts: string[]): string {
  const text = texts[Number(/page-(\d+)/.exec(path)?.[1] ?? 0)]!
  const line = text.split(/\r?\n/)[start.line - 1] ?? ''
  const pointed =
    start.line === end.line ? line.slice(start.column - 1, end.column - 1) : `${line.slice(start.column - 1)}…`
  const mark = severity === 'warning' ? 'warning ' : ''
  return `${start.line}:${start.column} ${mark}${rule} ‹${pointed}› ${reason}${hint ? ` (${hint})` : ''}`
}

describe('a sound check', () => {
  it('becomes a spec with its defaults filled in', () => {
    const {specs, problems, documents} = all(`# Page\n\n## It answers\n\n${checks(`id: healthy\n${sound}`)}`)
    expect(problems).toEqual([])
    expect(specs).toEqual([
      {
        id: 'docs/page#healthy',
        name: 'healthy',
        document: 'docs/page.md',
        slug: documents[0]!.slug,
        kind: 'look',
        title: 'It answers',
        options: {at: 'http://x'},
        expect: {status: 200},
        implied: [],
        timeoutMs: 30_000,
        effect: 'reads',
        tags: [],
        needs: [],
        capture: {},
        variables: [],
        place: documents[0]!.blocks[0]!.place,
        digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) as string,
      },
    ])
  })

  it('becomes a spec with everything it says', () => {
    const {specs, problems} = all(
      checks(`id: first\n${sound}`) +
        checks(
          `id: all-of-it
title: It answers  # in words
at: \${BASE_URL}/a?t=\${TOKEN}
method: post
headers: {cost: $$5}
expect: {status: 200, duration: < 500ms, json.n: "> \${LOCAL}"}
until: {within: 1m, every: 500ms, stable: 3}
timeout: 1.5s
effect: destroys
targets: [local]
tags: [smoke, deploy]
needs: [first]
capture: {token: json.token, TOKEN: json.t, hidden: {path: json.h, secret: true}}
fix: >
  Look at
  the deploy
waive: {until: 2026-06-01, because: it is being mended}
role: recovery`.replace(', TOKEN: json.t', ''),
        ),
    )
    expect(problems).toEqual([])
    expect(specs[1]).toMatchObject({
      title: 'It answers',
      options: {at: '${BASE_URL}/a?t=${TOKEN}', method: 'post', headers: {cost: '$$5'}},
      expect: {status: 200, duration: '< 500ms', 'json.n': '> ${LOCAL}'},
      until: {withinMs: 60_000, everyMs: 500, stable: 3},
      timeoutMs: 1_500,
      effect: 'destroys',
      targets: ['local'],
      tags: ['smoke', 'deploy'],
      needs: ['first'],
      capture: {token: {path: 'json.token', secret: false}, hidden: {path: 'json.h', secret: true}},
      fix: 'Look at the deploy',
      waive: {until: '2026-06-01', because: 'it is being mended'},
      role: 'recovery',
      variables: ['BASE_URL', 'LOCAL', 'TOKEN'],
    })
  })

  it('may stand in the info string of its code', () => {
    const {specs, problems} = all(
      '```bash check id=node-version title="Node is 20" tags=smoke,deploy targets=local effect=reads until.within=10s until.stable=2 ' +
        'capture.version=stdout capture.hidden.path=stdout capture.hidden.secret=true expect.exit=0 expect.stdout=/^v2[0-9]/\n' +
        'echo "${NOT_OURS}" $$\n```\n',
    )
    expect(problems).toEqual([])
    expect(specs[0]).toMatchObject({
      name: 'node-version',
      kind: 'shell',
      title: 'Node is 20',
      options: {run: 'echo "${NOT_OURS}" $$'},
      expect: {exit: 0, stdout: '/^v2[0-9]/'},
      implied: [],
      until: {withinMs: 10_000, everyMs: 1_000, stable: 2},
      tags: ['smoke', 'deploy'],
      targets: ['local'],
      effect: 'reads',
      capture: {version: {path: 'stdout', secret: false}, hidden: {path: 'stdout', secret: true}},
      variables: [],
    })
  })

  it('reads values of an info string as YAML does: quoted ones are texts', () => {
    const {specs, problems} = all('```bash check id=a expect.stdout="200" title=7 expect.exit=[0,1]\ntrue\n```\n')
    expect(problems).toEqual([])
    expect(specs[0]).toMatchObject({title: '7', expect: {stdout: '200', exit: [0, 1]}})
  })

  it('has what its kind implies, first, and says so', () => {
    const {specs} = all(
      '```bash check id=a expect.stdout=x\ntrue\n```\n\n```bash check id=b expect.exit=3\ntrue\n```\n',
    )
    expect(specs.map(({expect, implied}) => [Object.entries(expect), implied])).toEqual([
      [
        [
          ['exit', 0],
          ['stdout', 'x'],
        ],
        ['exit'],
      ],
      [[['exit', 3]], []],
    ])
  })

  it('has the defaults of its document', () => {
    const front =
      '---\ntargets: [local]\ncheck: 1\nchecks: {timeout: 5s, tags: [slow], needs: [a], fix: Call us}\n---\n'
    const {specs, problems} = all(front + checks(`id: a\n${sound}`, `id: b\ntags: [quick]\n${sound}`))
    expect(problems.map(({severity, reason}) => [severity, reason])).toEqual([
      ['warning', 'Unexpected field `check`, expected one that Proofbook or somebody else knows'],
    ])
    expect(specs.map(({timeoutMs, tags, needs, fix, targets}) => ({timeoutMs, tags, needs, fix, targets}))).toEqual([
      {timeoutMs: 5_000, tags: ['slow'], needs: [], fix: 'Call us', targets: ['local']},
      {timeoutMs: 5_000, tags: ['quick'], needs: ['a'], fix: 'Call us', targets: ['local']},
    ])
  })

  it('is named by its id where there is no heading above', () => {
    expect(all(checks(`id: node-version\n${sound}`)).specs[0]!.title).toBe('Node version')
  })

  it('keeps its digest while what decides the verdict stays', () => {
    const digestOf = (text: string) => all(text).specs.at(-1)!.digest
    const one = digestOf(checks(`id: a\n${sound}`))
    expect(digestOf(checks(`expect: {status: 200}\nfix: x\ntags: [x]\nat: http://x\nid: b`))).toBe(one)
    expect(digestOf(checks(`id: a\nat: http://x\nexpect: {status: 201}`))).not.toBe(one)
    expect(digestOf(checks(`id: a\ntimeout: 31s\n${sound}`))).not.toBe(one)
    expect(digestOf(checks(`id: a\neffect: writes\n${sound}`))).not.toBe(one)
  })
})

describe('a check that is wrong', () => {
  it.each([
    [
      '```check\nid: a\n```',
      '1:9 missing-kind ‹› Unexpected check without a kind, expected `look`, `shell`, `broken` or `odd` (`check http`)',
    ],
    [
      '```check lok\nid: a\n```',
      '1:10 unknown-kind ‹lok› Unexpected kind `lok`, expected `look`, `shell`, `broken` or `odd` (did you mean `look`?)',
    ],
    [
      '```check look\n```',
      '1:10 not-a-map ‹look› Unexpected empty body, expected a map of fields (`id: …`, each field in a line of its own)',
    ],
    [
      '```check look\n- id: a\n```',
      '1:10 not-a-map ‹look› Unexpected list, expected a map of fields (`id: …`, each field in a line of its own)',
    ],
    [
      '```check look id=a\nat: http://x\nexpect: {status: 1}\nid: a\n```',
      '1:15 unknown-field ‹id=a› Unexpected `id=a` in the opening line, expected it in the body (`id: a`)',
    ],
    [checks('id: a\n\tat: x'), '3:1 yaml ‹\t› Unexpected tab in the indentation, expected spaces'],
    [
      checks(`id: a\nat: http://x\nexpect:\n  status: > 0`),
      '5:11 yaml ‹> 0› Unexpected `> 0` without quotes, expected `"> 0"` (in YAML `>` starts a folded text)',
    ],
    [
      checks(`id: &a a\n${sound}`),
      '2:5 yaml-alias ‹&a› Unexpected anchor `&a`, expected the value itself (a text that starts with `&` needs quotes: `"&a a"`)',
    ],
    [checks(`id: a\nat: http://y\n${sound}`), '4:1 duplicate-key ‹at› Unexpected second `at`, expected each key once'],
    [
      checks(`id: a\nprot: 80\n${sound}`),
      '3:1 unknown-field ‹prot› Unexpected field `prot`, expected `at`, `method`, `port`, `headers`, `steps`, `id`, `title`, `expect`, `capture`, `until`, `timeout`, `effect`, `targets`, `tags`, `needs`, `waive`, `role` or `fix` (did you mean `port`?)',
    ],
    [
      checks('id: a\nexpect: {status: 200}'),
      '1:10 missing-field ‹look› Unexpected `look` check without `at`, expected an address (`at: http://x`)',
    ],
    [
      checks(`id: a\nport: "80"\n${sound}`),
      '3:7 wrong-type ‹"80"› Unexpected text `80`, expected a whole number (`80`, without quotes)',
    ],
    [checks(`id: a\nmethod: put\n${sound}`), '3:9 bad-value ‹put› Unexpected text `put`, expected `get` or `post`'],
    [
      checks('id: a\nat: ftp://x\nexpect: {status: 200}'),
      '3:5 bad-value ‹ftp://x› Unexpected text `ftp://x`, expected an address',
    ],
    [checks(`id: a\nport: 22\n${sound}`), '3:7 bad-value ‹22› Unexpected `22`, expected another port'],
    [
      checks(`id: a\nport: .inf\n${sound}`),
      '3:7 wrong-type ‹.inf› Unexpected number `Infinity`, expected a whole number',
    ],
    [
      checks(`id: a\nat: http://x\nexpect: {json.n: .nan}`),
      '4:18 bad-value ‹.nan› Unexpected `NaN`, expected a number that JSON has',
    ],
    [
      checks(`id: a\nat: http://x\nexpect: {json.n: 12345678901234567890}`),
      '4:18 bad-value ‹12345678901234567890› Unexpected whole number beyond ±2^53, expected one that is kept exactly (in quotes it is a text)',
    ],
    [
      checks(`id: a\nat: "http://x\\0"\nexpect: {status: 200}`),
      '3:5 control-character ‹"http://x\\0"› Unexpected NUL in a text, expected printable text',
    ],
    [checks(sound), '1:10 missing-id ‹look› Unexpected check without `id`, expected one (`id: healthy`)'],
    [checks(`id:\n${sound}`), '2:1 missing-id ‹id› Unexpected check without `id`, expected one (`id: healthy`)'],
    [
      checks(`id: Node_Version 20\n${sound}`),
      '2:5 bad-id ‹Node_Version 20› Unexpected id `Node_Version 20`, expected kebab-case (`node-version-20`)',
    ],
    [
      checks(`id: 20\n${sound}`),
      '2:5 bad-id ‹20› Unexpected number `20`, expected an id in kebab-case (`id: healthy`)',
    ],
    [
      checks(`id: a\n${sound}`, `id: a\n${sound}`),
      '8:5 duplicate-id ‹a› Unexpected second `a`, expected each id once in a document (the first is in line 2)',
    ],
    [
      checks('id: a\nat: http://x'),
      '1:10 no-expectation ‹look› Unexpected check without `expect`, expected at least one expectation (`expect:` and what you expect of `status`, `duration`, `json` or `headers`)',
    ],
    [
      checks('id: a\nat: http://x\nexpect: {}'),
      '4:9 no-expectation ‹{}› Unexpected check without `expect`, expected at least one expectation (`expect:` and what you expect of `status`, `duration`, `json` or `headers`)',
    ],
    [
      checks('id: a\nat: http://x\nexpect: 200'),
      '4:9 wrong-type ‹200› Unexpected number `200`, expected a map from paths to predicates',
    ],
    [
      checks(`id: a\ntimeout: 30\n${sound}`),
      '3:10 wrong-type ‹30› Unexpected number `30`, expected a duration like `30s` (`30s`)',
    ],
    [checks(`id: a\ntimeout: 0s\n${sound}`), '3:10 bad-value ‹0s› Unexpected `0s`, expected more than no time'],
    [checks(`id: a\ntimeout: 30d\n${sound}`), '3:10 bad-value ‹30d› Unexpected `30d`, expected at most 24 days'],
    [
      checks(`id: a\neffect: write\n${sound}`),
      '3:9 bad-value ‹write› Unexpected text `write`, expected `reads`, `writes` or `destroys` (did you mean `writes`?)',
    ],
    [
      checks(`id: a\nfix: |\n  one\n  two\n${sound}`),
      '3:6 bad-value ‹|…› Unexpected text `one⏎two⏎`, expected one line of text',
    ],
    [
      checks(`id: a\ntags: [not]\n${sound}`),
      '3:8 bad-value ‹not› Unexpected text `not`, expected one word that is not `and`, `or` or `not`',
    ],
    [
      checks(`id: a\ntargets: [local, lve]\n${sound}`),
      '3:18 unknown-target ‹lve› Unexpected target `lve`, expected `local` or `live` (did you mean `live`?)',
    ],
    [
      checks(`id: a\nuntil: 30s\n${sound}`),
      '3:8 wrong-type ‹30s› Unexpected text `30s`, expected a map like `{within: 30s, every: 1s}`',
    ],
    [
      checks(`id: a\nuntil: {every: 1s}\n${sound}`),
      '3:1 missing-field ‹until› Unexpected map without `within`, expected a duration like `30s` (`within: 30s`)',
    ],
    [
      checks(`id: a\nuntil: {within: 1s, every: 2s}\n${sound}`),
      '3:28 until ‹2s› Unexpected `every: 2s`, expected at most `within: 1s`',
    ],
    [checks(`id: a\nuntil: {within: 0ms}\n${sound}`), '3:17 until ‹0ms› Unexpected `0ms`, expected more than no time'],
    [
      checks(`id: a\nuntil: {within: 1s, stable: 0}\n${sound}`),
      '3:29 bad-value ‹0› Unexpected number `0`, expected at least 1',
    ],
    [
      checks(`id: a\nwaive: {until: 2026-05-31, because: x}\n${sound}`),
      '3:16 waiver ‹2026-05-31› Unexpected waiver until `2026-05-31`, which has passed, expected a day to come (mend what it excuses, or give it another day)',
    ],
    [
      checks(`id: a\nwaive: {until: 2026-02-30, because: x}\n${sound}`),
      '3:16 waiver ‹2026-02-30› Unexpected `2026-02-30`, expected a day of the calendar (`2027-06-01`)',
    ],
    [
      checks(`id: a\nwaive: {until: 2026-07-01}\n${sound}`),
      '3:1 missing-field ‹waive› Unexpected map without `because`, expected the reason in one line (Why the check may fail until then)',
    ],
    [
      checks(`id: a\nneeds: [b]\n${sound}`),
      '3:9 unknown-need ‹b› Unexpected `b`, expected the id of a check in this document (checks need checks of the same document)',
    ],
    [
      checks(`id: a\nneeds: [a]\n${sound}`),
      '3:9 needs-cycle ‹a› Unexpected cycle `a` → `a`, expected no check to need itself',
    ],
    [
      checks(`id: a\nneeds: [b]\n${sound}`, `id: b\n${sound}`),
      '3:9 needs-later ‹b› Unexpected `b`, which comes later, expected a check above this one (checks run in the order they are written)',
    ],
    [
      checks(`id: a\ncapture: {my token: json.t}\n${sound}`),
      '3:11 capture ‹my token› Unexpected capture `my token`, expected a name of letters, digits and `_` (`my_token`)',
    ],
    [
      checks(`id: a\ncapture: {LOCAL: json.t}\n${sound}`),
      '3:11 capture ‹LOCAL› Unexpected capture `LOCAL`, expected a name that neither a target nor an input has',
    ],
    [
      checks(`id: a\ncapture: {LD_PRELOAD: json.t}\n${sound}`),
      '3:11 capture ‹LD_PRELOAD› Unexpected capture `LD_PRELOAD`, expected a name that means nothing to the programs that are run (`captured_…`)',
    ],
    [
      checks(`id: a\ncapture: {t: 5}\n${sound}`),
      '3:14 wrong-type ‹5› Unexpected number `5`, expected a path or a map like `{path: json.token, secret: true}`',
    ],
    [
      checks('id: a\nat: ${BASE_ULR}/a\nexpect: {status: 200}'),
      '3:5 unknown-variable ‹${BASE_ULR}› Unexpected `${BASE_ULR}`, expected a variable that is known here (did you mean `BASE_URL`?)',
    ],
    [
      checks('id: a\nat: http://x\nexpect: {json.a: "is ${NOPE}"}'),
      '4:22 unknown-variable ‹${NOPE}› Unexpected `${NOPE}`, expected a variable that is known here (known are `BASE_URL`, `LOCAL`, `TOKEN`; give it a value in `vars`, or name it in `env`, of a target in `proofbook.yaml`)',
    ],
    [
      checks('id: a\nat: http://x/${A:-b}\nexpect: {status: 200}'),
      '3:14 unknown-variable ‹${A:-b}› Unexpected `${A:-b}`, expected `${NAME}` of letters, digits and `_` (`$${A:-b}` is the text `${A:-b}`)',
    ],
    [
      checks(`id: a\nheaders: {"x-\${LOCAL}": y}\n${sound}`),
      '3:14 unknown-variable ‹${LOCAL}› Unexpected `${LOCAL}` in a key, expected variables in values only',
    ],
    [
      checks(`id: a\nat: \${t}\nexpect: {status: 200}`, `id: b\ncapture: {t: json.t}\n${sound}`),
      '3:5 unknown-variable ‹${t}› Unexpected `${t}`, expected a variable that is known here (`b`, which captures it, comes later)',
    ],
    [
      checks('id: a\nat: ${LOCAL}\nexpect: {status: 200}\nheaders: {a: "${LOCAL}"}'),
      '3:5 warning unknown-variable ‹${LOCAL}› Unexpected `${LOCAL}`, which target `live` does not know, expected it in `vars` or `env` there (or `targets: [local]` here)',
    ],
    [
      '```check broken\nid: a\nat: http://x\nexpect: {status: 1}\n```',
      expect.stringMatching(
        /^1:10 broken-kind ‹broken› Unexpected failure of kind `broken` \(.+\), expected it to understand these options$/,
      ),
    ],
    [
      '```check odd\nid: a\nexpect: {status: 1}\n```',
      expect.stringMatching(
        /^1:10 broken-kind ‹odd› Unexpected failure of kind `odd` \(.+\), expected it to understand these options$/,
      ),
    ],
    ['```bash check id=a\n\n```', '1:4 missing-field ‹bash› Unexpected empty body, expected code'],
    [
      '```bash check id=a run=x\ntrue\n```',
      '1:20 unknown-field ‹run› Unexpected `run` in the opening line, expected the code in the body',
    ],
    [
      '```bash check id=a cdw=x\ntrue\n```',
      expect.stringMatching(/^1:20 unknown-field ‹cdw› .*\(did you mean `cwd`\?\)$/),
    ],
    [
      '```bash check id=a until=5s until.every=1s\ntrue\n```',
      expect.stringMatching(/^1:29 duplicate-key ‹until.every› Unexpected `until.every` beside `until`/),
    ],
    ['```bash check id=a cwd=${NOPE}\ntrue\n```', expect.stringMatching(/^1:24 unknown-variable ‹\$\{NOPE\}›/)],
    ['```bash check id=a targets=local,lve\ntrue\n```', expect.stringMatching(/^1:34 unknown-target ‹lve›/)],
    [
      '```bash check id=a expect.exit={\ntrue\n```',
      expect.stringMatching(/^1:32 yaml ‹\{› Unexpected end of the block/),
    ],
  ] as [string, string][])('%j', (text, problem) => {
    expect(told(text)).toContainEqual(problem)
    const {specs, problems, documents} = all(text)
    const errors = problems.filter(({severity}) => severity === 'error')
    const blocks = documents.flatMap(({blocks}) => blocks)
    // Each block ends in exactly one of a spec and a problem.
    for (const {place} of blocks) {
      const isSpec = specs.some((spec) => spec.place === place)
      const isWrong = errors.some(({place: {start}}) => start.line >= place.start.line && start.line <= place.end.line)
      expect({isSpec, isWrong}).toEqual({isSpec: !isWrong, isWrong})
    }
  })

  it('has one problem for each thing that is wrong, in the order they stand', () => {
    const text = checks('id: A\nport: x\ntimeout: 5\nat: ${NOPE}\nexpct: {}')
    expect(all(text).problems.map(({rule, place}) => [rule, place.start.line])).toEqual([
      ['bad-id', 2],
      ['wrong-type', 3],
      ['wrong-type', 4],
      ['unknown-variable', 5],
      ['unknown-field', 6],
    ])
  })

  it('is placed exactly in lists and quotes, and with CRLF', () => {
    const text = [
      '- > 1. Step',
      '  >',
      '  >    ```check look',
      '  >    id: a',
      '  >    at: http://x',
      '  >    port: x',
      '  >    expect: {status: 200}',
      '  >    ```',
      '',
    ].join('\r\n')
    expect(told(text)).toEqual(['6:14 wrong-type ‹x› Unexpected text `x`, expected a whole number'])
  })

  it('does not hide what is wrong with the others', () => {
    const {specs, problems} = all(checks('id: [', `id: b\n${sound}`, 'id: c'), checks(`id: d\n${sound}`))
    expect(specs.map(({name}) => name)).toEqual(['b', 'd'])
    expect(new Set(problems.map(({place}) => place.start.line))).toEqual(new Set([2, 11]))
  })
})

describe('what checks expect', () => {
  it('is inspected before anything runs', () => {
    const text = checks('id: a\nat: http://x\nexpect:\n  staus: 200\n  duration: "< 5 MB"\n  status: /(/')
    const problems = told(text)
    expect(problems.map((problem) => problem[0])).toEqual(expect.arrayContaining(['5', '6', '7']))
    expect(problems[0]).toMatch(/^5:3 unknown-path ‹staus› .*`status`/)
    expect(problems[1]).toMatch(/^6:13 [a-z-]+ ‹"< 5 MB"› /)
    expect(problems.at(-1)).toMatch(/^7:11 [a-z-]+ ‹\/\(\/› /)
  })

  it('includes the path of a capture', () => {
    expect(told(checks(`id: a\ncapture: {t: jsn.token}\n${sound}`))[0]).toMatch(/^3:14 capture ‹jsn.token› /)
    expect(told(checks(`id: a\ncapture: {t: {path: jsn.token}}\n${sound}`))[0]).toMatch(/^3:21 capture ‹jsn.token› /)
  })
})

describe('variables', () => {
  it('may be captured above, in order', () => {
    const {problems, specs} = all(
      checks(
        `id: a\ncapture: {token: json.t}\n${sound}`,
        'id: b\nat: ${BASE_URL}/${token}\nexpect: {json.x: "${token}"}',
      ),
    )
    expect(problems).toEqual([])
    expect(specs[1]!.variables).toEqual(['BASE_URL', 'token'])
  })

  it('may be inputs of the document', () => {
    const body = checks('id: a\nat: ${namespace}\nexpect: {status: 200}')
    expect(told(`---\ninputs: [namespace]\n---\n${body}`)).toEqual([])
    expect(told(`---\ninputs: {namespace: {description: where, default: shop}}\n---\n${body}`)).toEqual([])
  })

  it('are ready only in what is needed where checks run in any order', () => {
    const login = `id: login\ncapture: {token: json.t}\n${sound}`
    const use = 'id: use\nat: ${token}\nexpect: {status: 200}'
    const front = '---\norder: any\n---\n'
    expect(told(front + checks(login, use))[0]).toContain('(`needs: [login]`, which captures it)')
    expect(told(front + checks(login, `${use}\nneeds: [login]`))).toEqual([])
    expect(told(front + checks(`${use}\nneeds: [login]`, login))).toEqual([])
  })

  it('that a kind fills in itself are its own, in its options only', () => {
    const steps = 'steps: [{get: "${made}"}]'
    const {problems, specs} = all(checks(`id: a\n${steps}\n${sound}`))
    expect({problems, variables: specs[0]!.variables}).toEqual({problems: [], variables: []})
    expect(told(checks(`id: a\n${steps}\nat: http://x\nexpect: {json.x: "\${made}"}`))).toHaveLength(1)
  })

  it('are known on the targets the check applies to', () => {
    expect(told(checks('id: a\ntargets: [local]\nat: ${LOCAL}\nexpect: {status: 200}'))).toEqual([])
    expect(told(checks('id: a\ntargets: [live]\nat: ${LOCAL}\nexpect: {status: 200}'))[0]).toContain(
      'expected a variable that is known here',
    )
  })

  it('may stand where a pattern is wanted', () => {
    expect(told(checks('id: a\nat: ${BASE_URL}/x\nexpect: {status: 200}'))).toEqual([])
  })
})

describe('needs', () => {
  it('tell the whole cycle', () => {
    const front = '---\norder: any\n---\n'
    const text = checks(`id: a\nneeds: [b]\n${sound}`, `id: b\nneeds: [c]\n${sound}`, `id: c\nneeds: [a]\n${sound}`)
    expect(all(front + text).problems.map(({reason}) => reason)).toEqual([
      'Unexpected cycle `a` → `b` → `c` → `a`, expected no check to need itself',
      'Unexpected cycle `b` → `c` → `a` → `b`, expected no check to need itself',
      'Unexpected cycle `c` → `a` → `b` → `c`, expected no check to need itself',
    ])
    expect(told(front + checks(`id: a\nneeds: [b]\n${sound}`, `id: b\n${sound}`))).toEqual([])
  })
})

describe('ids of different documents', () => {
  it('may not clash: each names a file', () => {
    const documents = [read(checks(`id: a\n${sound}`), 'docs/x.md'), read(checks(`id: a\n${sound}`), 'runbooks/X.md')]
    const named = documents.map((document) => ({...document, slug: document.path.replace(/.*\/|\.md/g, '')}))
    const {specs, problems} = validate(named, {kinds, targets, secrets: [], today: '2026-06-01'})
    expect(specs.map(({id}) => id)).toEqual(['x#a'])
    expect(problems.map(({reason, place}) => [reason, place.path, place.start.line])).toEqual([
      ['Unexpected `X#a`, which a check in `docs/x.md` is called, too, expected each id once', 'runbooks/X.md', 2],
    ])
  })
})

describe('front matter', () => {
  const body = checks(`id: a\n${sound}`)
  it.each([
    ['title: [x]', '2:8 wrong-type ‹[x]› Unexpected list, expected text or a number'],
    ['order: sorted', '2:8 bad-value ‹sorted› Unexpected text `sorted`, expected `any` or `written`'],
    [
      'review: {every: 90, last: 2026-10-01}',
      '2:17 wrong-type ‹90› Unexpected number `90`, expected a duration like `90d` (`90s`)',
    ],
    [
      'review: {last: 2026-13-01}',
      '2:16 bad-value ‹2026-13-01› Unexpected `2026-13-01`, expected a day of the calendar',
    ],
    [
      'last_reviewed_on: yesterday',
      '2:19 bad-value ‹yesterday› Unexpected text `yesterday`, expected a day like `2026-10-01`',
    ],
    ['review_in: soon', '2:12 bad-value ‹soon› Unexpected text `soon`, expected a time like `3 months`'],
    ['verify: 24h', '2:9 wrong-type ‹24h› Unexpected text `24h`, expected a map like `{every: 24h}`'],
    [
      'targets: [locl]',
      '2:11 unknown-target ‹locl› Unexpected target `locl`, expected `local` or `live` (did you mean `local`?)',
    ],
    ['inputs: {a b: {}}', '2:10 bad-value ‹a b› Unexpected text `a b`, expected a name of letters, digits and `_`'],
    [
      'checks: {timout: 5s}',
      '2:10 unknown-field ‹timout› Unexpected field `timout`, expected `until`, `timeout`, `effect`, `targets`, `tags`, `needs`, `waive`, `role` or `fix` (did you mean `timeout`?)',
    ],
    [
      'checks: {id: a}',
      '2:10 unknown-field ‹id› Unexpected field `id`, expected `until`, `timeout`, `effect`, `targets`, `tags`, `needs`, `waive`, `role` or `fix`',
    ],
    [
      'checks: {until: {within: 1s, every: 5s}}',
      '2:37 until ‹5s› Unexpected `every: 5s`, expected at most `within: 1s`',
    ],
    [
      'ordr: any',
      '2:1 warning unknown-field ‹ordr› Unexpected field `ordr`, expected one that Proofbook or somebody else knows (did you mean `order`?)',
    ],
  ])('%j', (line, problem) => {
    const {specs} = all(`---\n${line}\n---\n${body}`)
    expect(told(`---\n${line}\n---\n${body}`)).toEqual([problem])
    expect(specs).toHaveLength(1)
  })

  it('may say what Proofbook does not know, and the habits of the field', () => {
    const foreign =
      'id: x\nslug: /y\nsidebar_position: 3\ntags: [a]\nweight: 7\nlast_reviewed_on: 2026-01-31\nreview_in: 3 months'
    expect(told(`---\n${foreign}\n---\n${body}`)).toEqual([])
  })

  it('is nobody’s error in a document without checks', () => {
    const {problems} = all('---\norder: 3\nordr: 2\n---\n# Somebody’s page\n')
    expect(problems.map(({severity, rule}) => [severity, rule])).toEqual([['warning', 'bad-value']])
  })
})

describe('locate', () => {
  const yaml = read(
    '# T\n\n> ```check look\n> id: a\n> at: http://x\n> expect:\n>   status: 200\n>   json.text: |\n>     one\n>     two\n> steps: [{get: x}]\n> ```\n',
  ).blocks[0]!
  const code = read('- ```bash check id=a expect.stdout="/^v 2/" until.within=5s tags=a,b\n  true\n  ```\n').blocks[0]!
  const at = (block: typeof yaml, ...rest: [(string | number)[], ('key' | 'value')?]) => {
    const {start, end} = locate(block, ...rest)
    return `${start.line}:${start.column}-${end.line}:${end.column}`
  }

  it('finds keys and values in the body', () => {
    expect(at(yaml, ['expect', 'status'])).toBe('7:5-7:11')
    expect(at(yaml, ['expect', 'status'], 'value')).toBe('7:13-7:16')
    expect(at(yaml, ['expect', 'json.text'], 'value')).toBe('8:16-10:10')
    expect(at(yaml, ['steps', 0, 'get'], 'value')).toBe('11:17-11:18')
    expect(at(yaml, ['steps', 0], 'value')).toBe('11:11-11:19')
  })

  it('finds options in the info string', () => {
    expect(at(code, ['expect', 'stdout'])).toBe('1:22-1:35')
    expect(at(code, ['expect', 'stdout'], 'value')).toBe('1:36-1:44')
    expect(at(code, ['until', 'within'], 'value')).toBe('1:58-1:60')
    expect(at(code, ['until'])).toBe('1:45-1:57')
    expect(at(code, ['tags', 1], 'value')).toBe('1:66-1:69')
  })

  it('gives what stands nearest for what is not written', () => {
    expect(at(yaml, ['expect', 'nothing'])).toBe('6:3-6:9')
    expect(at(yaml, ['timeout'])).toBe('3:12-3:16')
    expect(at(yaml, [])).toBe('3:12-3:16')
    expect(at(code, ['expect', 'exit'])).toBe('1:22-1:35')
    expect(at(code, ['timeout'])).toBe('1:6-1:10')
  })
})
