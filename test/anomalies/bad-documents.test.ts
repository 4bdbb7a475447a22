import {mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {beforeAll, describe, expect, it} from 'vitest'
import type {Problem} from '../../src/model.ts'
import type {Report} from '../../src/report.ts'
import {check, ids, proofbook} from '../support/check-project.ts'
import {type ProjectFiles, leavesTrace, type SmallProject, smallProject} from '../support/small-project.ts'

/** Runs what must not run: exit 2, no check and no change. Gives the problems. */
async function refuses({root, ran, contents}: SmallProject, words: string[] = []): Promise<Problem[]> {
  const before = contents()
  const {status, stdout, stderr} = await proofbook(['check', '--reporter', 'json', ...words], {cwd: root})
  expect(stderr).toBe('')
  const {problems, totals} = JSON.parse(stdout) as Report
  expect(totals).toMatchObject({passed: 0, failed: 0, errored: 0, skipped: 0})
  expect(status).toBe(2)
  expect(ran()).toBe(false)
  expect(contents()).toEqual(before)
  return problems.filter(({severity}) => severity === 'error')
}

/** `line:column rule: reason (hint)` */
function inWords({place: {start}, rule, reason, hint}: Problem): string {
  return `${start.line}:${start.column} ${rule}: ${reason}${hint === undefined ? '' : ` (${hint})`}`
}

/** What matches a text in which `…` stands for anything. */
function like(text: string): string {
  const parts = text.split('…').map((part) => part.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&'))
  return expect.stringMatching(new RegExp(`^${parts.join('.*')}$`, 's')) as string
}

const sound = 'get: ${BASE_URL}/\nexpect: {status: 200}'
const fence = (body: string, info = 'check http') => `\`\`\`${info}\n${body}\n\`\`\`\n`
const bomb = Array.from('bcdefghi', (name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(',')}]`)

// The check that would leave a trace is in the lines 1 to 3, the fence under test opens in line 5.
const documents: [what: string, bytes: string | Uint8Array, ...problems: string[]][] = [
  [
    'an unknown kind',
    fence(`id: a\n${sound}`, 'check htpp'),
    '5:10 unknown-kind: Unexpected kind `htpp`, expected … (did you mean `http`?)',
  ],
  ['no kind', fence(`id: a\n${sound}`, 'check'), '5:9 missing-kind: Unexpected check without a kind, … (`check http`)'],
  [
    'code in a language that is no kind',
    fence('true', 'python check id=a'),
    '5:4 unknown-check-language: Unexpected check in `python`, expected `bash`, … (…)',
  ],
  [
    'an unknown field',
    fence(`id: a\n${sound}\nexpekt: {status: 200}`),
    '9:1 unknown-field: Unexpected field `expekt`, expected … (did you mean `expect`?)',
  ],
  [
    'an unknown field in a field',
    fence(`id: a\n${sound}\nuntil: {within: 3s, evry: 1s}`),
    '9:21 unknown-field: Unexpected field `evry`, expected … (did you mean `every`?)',
  ],
  [
    'an unknown field in an info string',
    fence('true', 'bash check id=a expekt.exit=0'),
    '5:20 unknown-field: Unexpected field `expekt`, expected … (did you mean `expect`?)',
  ],
  [
    'an unknown variable',
    fence('id: a\nget: ${BASE_ULR}/\nexpect: {status: 200}'),
    '7:6 unknown-variable: Unexpected `${BASE_ULR}`, expected … (did you mean `BASE_URL`?)',
  ],
  [
    'an unknown path into an observation',
    fence('id: a\nget: ${BASE_URL}/\nexpect: {staus: 200}'),
    '8:10 unknown-path: Unexpected `staus`, expected … (did you mean `status`?)',
  ],
  [
    'an unknown path in an info string',
    fence('true', 'bash check id=a expect.stdot=x'),
    '5:20 unknown-path: Unexpected `stdot`, expected … (did you mean `stdout`?)',
  ],
  [
    'an unknown need',
    fence(`id: a\n${sound}\nneeds: [leaves-a-trce]`),
    '9:9 unknown-need: Unexpected `leaves-a-trce`, expected … (did you mean `leaves-a-trace`?)',
  ],
  [
    'an unknown target',
    fence(`id: a\n${sound}\ntargets: [locla]`),
    '9:11 unknown-target: Unexpected target `locla`, expected `local` (did you mean `local`?)',
  ],
  [
    'an id that stands twice',
    fence(`id: a\n${sound}`) + fence(`id: a\n${sound}`),
    '11:5 duplicate-id: Unexpected second `a`, expected each id once in a document (the first is in line 6)',
  ],
  [
    'a key that stands twice',
    fence(`id: a\n${sound}\ntimeout: 1s\ntimeout: 2s`),
    '10:1 duplicate-key: Unexpected second `timeout`, expected each key once',
  ],
  [
    'a key that stands twice in an info string',
    fence('true', 'bash check id=a id=b'),
    '5:20 info-string: Unexpected second `id`, expected each option once',
  ],
  [
    'no expectation',
    fence('id: a\nget: ${BASE_URL}/'),
    '5:10 no-expectation: Unexpected check without `expect`, expected at least one … (`expect:` and …)',
  ],
  [
    'an empty expectation',
    fence('id: a\nget: ${BASE_URL}/\nexpect: {}'),
    '8:9 no-expectation: Unexpected …, expected at least one … (`expect:` and …)',
  ],
  ...[
    ['duration', '">= 0"', 'vacuous: Unexpected `>= 0`, expected a predicate that can reject something (…)'],
    ['body', '/.*/', 'vacuous: Unexpected `/.*/`, expected a predicate that can reject something (…)'],
    ['json', '{length: ">= 0"}', 'vacuous: Unexpected …, expected a predicate that can reject something (…)'],
    ['status', '{any: []}', 'predicate: Unexpected `any` without predicates, expected a list such as …'],
    ['json', '{all: []}', 'predicate: Unexpected `all` without predicates, expected a list such as …'],
  ].map(([path, predicate, problem]): [string, string, string] => [
    `an expectation that can reject nothing: ${path}: ${predicate}`,
    fence(`id: a\nget: \${BASE_URL}/\nexpect:\n  ${path}: ${predicate}`),
    `9:${5 + path!.length} ${problem}`,
  ]),
  [
    'a tab in the indentation',
    fence('id: a\nget: ${BASE_URL}/\nexpect:\n\tstatus: 200'),
    '9:1 yaml: Unexpected tab in the indentation, expected spaces',
  ],
  [
    'bad indentation',
    fence('id: a\n get: ${BASE_URL}/\nexpect: {status: 200}'),
    '7:1 yaml: Unexpected indentation of 1 before `get:`, expected it in line with its neighbours',
  ],
  [
    'a bracket never closed',
    fence('id: a\nget: ${BASE_URL}/\nexpect: {status: 200'),
    '8:21 yaml: Unexpected end of the block, expected a closing `]` or `}`',
  ],
  [
    'an anchor bomb',
    fence(`id: a\nget: \${BASE_URL}/\nbody: &a [x,x,x,x,x,x,x,x,x]\n${bomb.join('\n')}`),
    '8:7 yaml-alias: Unexpected anchor `&a`, expected the value itself (…)',
  ],
  [
    'an alias bomb in its front matter',
    `---\na: &a [x,x,x]\nb: [*a, *a]\n---\n\n${leavesTrace}`,
    '2:4 front-matter: Unexpected anchor `&a`, expected the value itself (…)',
  ],
  [
    'front matter that is not YAML',
    `---\ntitle: [never closed\n---\n\n${leavesTrace}`,
    '2:21 front-matter: Unexpected end of the block, expected a closing `]` or `}`',
  ],
  [
    'text instead of fields',
    fence('curl http://127.0.0.1/'),
    '5:10 not-a-map: Unexpected text `curl http://127.0.0.1/`, expected a map of fields (…)',
  ],
  ['an empty fence', fence(''), '5:10 not-a-map: Unexpected empty body, expected a map of fields (…)'],
  [
    'a wrong dimension',
    fence('id: a\nget: ${BASE_URL}/\nexpect: {duration: < 5MB}'),
    '8:20 wrong-dimension: Unexpected size `5MB`, expected a duration such as `500ms`',
  ],
  [
    'an unknown unit',
    fence('id: a\nget: ${BASE_URL}/\nexpect: {duration: < 5 parsec}'),
    '8:20 predicate: Unexpected unit `parsec`, expected `ms`, `s`, …',
  ],
  [
    'a timeout without a unit',
    fence(`id: a\n${sound}\ntimeout: 30`),
    '9:10 wrong-type: Unexpected number `30`, expected a duration like `30s` (`30s`)',
  ],
  [
    'needs that go in a circle',
    fence(`id: a\n${sound}\nneeds: [b]`) + fence(`id: b\n${sound}\nneeds: [a]`),
    '9:9 needs-cycle: Unexpected cycle `a` → `b` → `a`, expected no check to need itself',
    '15:9 needs-cycle: Unexpected cycle `b` → `a` → `b`, expected no check to need itself',
  ],
  [
    'a waiver past its day',
    fence(`id: a\n${sound}\nwaive: {until: 2020-02-29, because: it is being mended}`),
    '9:16 waiver: Unexpected waiver until `2020-02-29`, which has passed, expected a day to come (mend what …)',
  ],
  [
    'a waiver without a reason',
    fence(`id: a\n${sound}\nwaive: {until: 2999-01-01}`),
    '9:1 missing-field: Unexpected map without `because`, expected … (…)',
  ],
  [
    'a fence never closed',
    '```check http\nid: a\n',
    '5:1 unclosed-fence: Unexpected end of the text around the check, expected a closing ``` (close it with …)',
  ],
  [
    'a fence of prose never closed, in which a check is lost',
    `\`\`\`text\nlost:\n\n${fence(`id: a\n${sound}`)}`,
    '5:1 unclosed-fence: Unexpected check in line 8, expected the fence that opens here to be closed before (…)',
  ],
  [
    'a NUL',
    fence(`id: a\n${sound}\ntitle: "a\0b"`),
    '9:10 control-character: Unexpected control character U+0000 … (…)',
  ],
  [
    'a line of a megabyte',
    fence(`id: a\n${sound}\n${'x'.repeat(1_000_000)}: 1`),
    '6:1 yaml: Unexpected 977 KiB of YAML, expected at most 256 KiB',
  ],
  ['which is empty', '', '1:1 empty-document: Unexpected empty document, expected text (write it, or remove the file)'],
  ['which is blank', '\uFEFF \r\n', '1:1 empty-document: Unexpected empty document, expected text (…)'],
  [
    'is not UTF-8',
    Buffer.from('# Backup\n\nTäglich\n', 'latin1'),
    '3:2 not-utf-8: Unexpected byte 0xE4, expected UTF-8 (save it as UTF-8; …)',
  ],
  [
    'which is UTF-16',
    Buffer.from(`\uFEFF${leavesTrace}`, 'utf16le'),
    '1:1 not-utf-8: Unexpected UTF-16 …, expected UTF-8 (…)',
  ],
  [
    'which is binary',
    Buffer.from(Array.from({length: 256}, (_, i) => i)),
    '…:… not-utf-8: Unexpected byte 0x80, … (…)',
  ],
]

describe('a document with', () => {
  const root = mkdtempSync(join(tmpdir(), 'proofbook-documents-'))
  let problems: Problem[]

  // All are refused in one run: a program started a hundred times would take a minute.
  beforeAll(async () => {
    const files = documents.map(([, bytes], i) => {
      const isWhole = typeof bytes !== 'string' || bytes.includes('it-ran') || bytes.trim() === ''
      return [`runbooks/${i}.md`, isWhole ? bytes : `${leavesTrace}\n${bytes}`] as const
    })
    const project = smallProject(Object.fromEntries(files), root)
    problems = await refuses(project)
    return () => rmSync(root, {recursive: true})
  })

  it.each(documents.map(([what, , ...expected], i) => [what, `runbooks/${i}.md`, expected] as const))(
    '%s',
    (_, path, expected) => {
      const found = problems.filter(({place}) => place.path === path)
      expect(found.map(inWords)).toEqual(expected.map(like))
    },
  )

  it('a very long line shows only the part that is meant', async () => {
    const long = `title: ${'x'.repeat(50_000)}${'y'.repeat(50_000)}`
    const {root} = smallProject({'runbooks/a.md': fence(`id: a\n${sound}\n${long}\nexpekt: {body: "${long}"}`)})
    const {status, stdout} = await proofbook(['check', '-r', 'terminal', '-r', 'github', '-r', 'markdown'], {cwd: root})
    expect(status).toBe(2)
    expect(stdout.match(/unknown-field/g)!.length).toBeGreaterThanOrEqual(3)
    expect(stdout.length).toBeLessThan(20_000)
  })
})

const trace: ProjectFiles = {'runbooks/z.md': leavesTrace}

describe('a document that', () => {
  it('has 50 MB', async () => {
    const project = smallProject({...trace, 'runbooks/a.md': '# Large\n'})
    truncateSync(join(project.root, 'runbooks/a.md'), 50e6)
    expect((await refuses(project)).map(inWords)).toEqual([
      like('1:1 document-too-large: Unexpected document of 47.7 MiB, expected at most 10 MiB (…)'),
    ])
  })

  it.each([[['runbooks/*.md']], [['runbooks/**/*.md']], [['runbooks']], [['runbooks/a.md', 'runbooks/z.md']]])(
    'is a directory, found by %j',
    async (documents) => {
      const project = smallProject({...trace, 'proofbook.yaml': JSON.stringify({documents})})
      mkdirSync(join(project.root, 'runbooks/a.md'))
      expect((await refuses(project)).map(inWords)).toEqual([
        like('1:1 document-is-folder: Unexpected folder, expected a file (…)'),
      ])
    },
  )

  it('disappears after it was found', async () => {
    const {root, ran} = smallProject({...trace, 'runbooks/a.md': '# Gone\n'})
    // Whoever opens it finds that somebody was quicker.
    const thief = join(root, 'thief.mjs')
    writeFileSync(
      thief,
      `import fs from 'node:fs'
       import {syncBuiltinESMExports} from 'node:module'
       const {openSync} = fs
       fs.openSync = (path, ...rest) => {
         if (String(path).endsWith('a.md')) fs.rmSync(path)
         return openSync(path, ...rest)
       }
       syncBuiltinESMExports()`,
    )
    const env = {NODE_OPTIONS: `--import ${pathToFileURL(thief).href}`}
    const {status, report, results} = await check([], {cwd: root, env})
    expect(status).toBe(2)
    expect(results).toEqual([])
    expect(ran()).toBe(false)
    expect(report.problems.map(inWords)).toEqual([
      like('1:1 missing-document: Unexpected absence of `runbooks/a.md`, expected a file (…)'),
    ])
  })

  it('is not there', async () => {
    const found = await refuses(smallProject(trace), ['runbooks/b.md', 'runbooks/z.md'])
    expect(found.map(inWords)).toEqual([
      like('1:1 missing-document: Unexpected absence of `runbooks/b.md`, expected a file (…)'),
    ])
  })

  it('is a link to nothing, to itself, or to a folder', async () => {
    const project = smallProject({
      ...trace,
      'proofbook.yaml': 'documents: [runbooks/a.md, runbooks/b.md, runbooks/c.md]',
    })
    symlinkSync('../nowhere.md', join(project.root, 'runbooks/a.md'))
    symlinkSync('b.md', join(project.root, 'runbooks/b.md'))
    symlinkSync('.', join(project.root, 'runbooks/c.md'))
    const found = await refuses(project)
    expect(found.map(({place, rule}) => `${place.path} ${rule}`)).toEqual([
      'runbooks/a.md missing-document',
      'runbooks/b.md unreadable-document',
      'runbooks/c.md document-is-folder',
    ])
  })
})

describe('what is odd and right all the same', () => {
  const passes = (id: string) => `\`\`\`bash check id=${id} expect.stdout=here\necho here\n\`\`\`\n`

  it('is read with the line ends and the mark of Windows', async () => {
    const text =
      `\uFEFF---\ntitle: From Windows\n---\n\n# Text\n\n> - in a list\n>\n>   ${passes('a').trim().replaceAll('\n', '\n>   ')}\n\n${fence(
        'id: b\nrun: |\n  printf "one\\ntwo\\n"\nexpect:\n  stdout: |\n    one\n    two',
        'check shell',
      )}`.replaceAll('\n', '\r\n')
    const {root} = smallProject({
      'runbooks/a.md': text,
      'proofbook.yaml': '\uFEFFdocuments: [runbooks]\r\ntargets:\r\n  local: {allow: [writes]}\r\n',
    })
    const {status, report, results} = await check([], {cwd: root})
    expect(report.documents.map(({title}) => title)).toEqual(['From Windows'])
    expect(results.map(({id, status, place}) => [id, status, place.start])).toEqual([
      ['a#a', 'passed', {line: 9, column: 5}],
      ['a#b', 'passed', {line: 13, column: 1}],
    ])
    expect(status).toBe(0)
  })

  it('is found under any name', async () => {
    const names = [
      '-dash.md',
      '--help.md',
      'with space.md',
      'new\nline.md',
      'ünï ☃.md',
      'a#b.md',
      '[odd] {x}!.md',
      "it's.md",
      '$(x).md',
    ]
    const {root} = smallProject(Object.fromEntries(names.map((name) => [`runbooks/${name}`, passes('x')])))
    const everything = await check([], {cwd: root})
    expect(everything.status).toBe(0)
    expect(everything.results.map(({place}) => place.path)).toEqual(names.map((name) => `runbooks/${name}`).sort())
    const reporters = ['terminal', 'github', 'gitlab', 'junit', 'tap', 'sarif', 'markdown', 'prometheus']
    const reported = await proofbook(['check', ...reporters.flatMap((name) => ['-r', name])], {cwd: root})
    expect(reported).toMatchObject({status: 0, stderr: ''})
    const {stdout} = await proofbook(['list'], {cwd: root})
    expect(stdout.split('\n').filter((line) => /^ {2}\S.* {2}shell {2}/.test(line))).toHaveLength(names.length)
    const byName = await check(['--', ...names.map((name) => join('runbooks', name))], {cwd: root})
    expect(byName.results).toHaveLength(names.length)
    const below = await check(['--', '-dash.md', 'a#b.md#x', '[odd] {x}!.md'], {cwd: join(root, 'runbooks')})
    expect(ids(below.results, 'passed')).toEqual(['-dash#x', '[odd] {x}!#x', 'a#b#x'])
  })

  it('is checked once, by however many patterns it is found', async () => {
    const documents = ['runbooks/a.md', './runbooks/a.md', 'runbooks/*.md', 'runbooks', '**/*.md']
    const {root} = smallProject({
      'proofbook.yaml': JSON.stringify({documents, targets: {local: {allow: ['writes']}}}),
      'runbooks/a.md': passes('x'),
    })
    expect((await check([], {cwd: root})).results).toHaveLength(1)
    const named = await check(['runbooks', 'runbooks/a.md', 'runbooks/../runbooks/a.md', 'runbooks/a.md#x'], {
      cwd: root,
    })
    expect(named.results).toHaveLength(1)
  })

  it('is followed as a link where it is named', async () => {
    const {root} = smallProject({
      'proofbook.yaml': 'documents: [linked.md, folder/*.md]\ntargets: {local: {allow: [writes]}}',
      'elsewhere/a.md': passes('x'),
    })
    symlinkSync('elsewhere/a.md', join(root, 'linked.md'))
    symlinkSync('elsewhere', join(root, 'folder'))
    expect(ids((await check([], {cwd: root})).results, 'passed')).toEqual(['a#x', 'linked#x'])
  })

  it('has 10,000 checks', async () => {
    const one = (_: unknown, i: number) => `\`\`\`check file\nid: c${i}\npath: .\nexpect: {exists: true}\n\`\`\`\n`
    const {root} = smallProject({'runbooks/a.md': Array.from({length: 10_000}, one).join('\n')})
    const {status, report} = await check([], {cwd: root})
    expect(status).toBe(0)
    expect(report.totals.passed).toBe(10_000)
  })
})
