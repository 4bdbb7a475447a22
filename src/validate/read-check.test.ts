import {describe, expect, it} from 'vitest'
import {all, checks, sound, told} from '../../test/support/validating.ts'

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
