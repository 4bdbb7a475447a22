import {chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {findRoot, readConfig} from './index.ts'

let root: string
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'proofbook-config-')))
})
afterEach(() => rmSync(root, {recursive: true}))

/** The problems of a configuration as `line:column-line:column severity rule: reason (hint)`. */
async function problemsOf(text: string | Uint8Array): Promise<string[]> {
  writeFileSync(join(root, 'proofbook.yaml'), text)
  const {problems} = await readConfig(root)
  return problems.map(({place: {path, start, end}, severity, rule, reason, hint}) => {
    expect(path).toBe('proofbook.yaml')
    const mark = severity === 'warning' ? 'warning ' : ''
    const stretch = `${start.line}:${start.column}-${end.line}:${end.column}`
    return `${stretch} ${mark}${rule}: ${reason}${hint ? ` (${hint})` : ''}`
  })
}

describe('findRoot', () => {
  it('is the nearest folder upwards that holds a configuration', async () => {
    mkdirSync(join(root, 'a/b/c'), {recursive: true})
    expect(await findRoot(join(root, 'a/b/c'))).toBe(join(root, 'a/b/c'))
    writeFileSync(join(root, 'proofbook.yaml'), '')
    expect(await findRoot(join(root, 'a/b/c'))).toBe(root)
    writeFileSync(join(root, 'a/b/proofbook.yaml'), '')
    expect(await findRoot(join(root, 'a/b/c'))).toBe(join(root, 'a/b'))
  })
})

describe('readConfig', () => {
  it('has defaults where there is no file', async () => {
    expect(await readConfig(root)).toEqual({
      config: {
        root,
        documents: ['**/*.{md,mdx,markdown,md.erb}'],
        targets: {local: {name: 'local', allow: ['reads'], vars: {}, env: [], addresses: []}},
        target: 'local',
        secrets: [],
        kinds: [],
        scripts: 'checks',
      },
      problems: [],
    })
  })

  it('reads everything a file can say', async () => {
    writeFileSync(
      join(root, 'proofbook.yaml'),
      `documents: [runbooks/**/*.md, '!runbooks/old/**']
targets:
  local:
    allow: [reads, writes, destroys]
    start: {run: npm run --silent reference, ready: 'tcp://127.0.0.1:8787', timeout: 1.5m}
    vars: {BASE_URL: http://127.0.0.1:8787}
  production:
    env: [DATABASE_URL]
    addresses: [169.254.169.254]
target: production
secrets: [DATABASE_URL]
kinds: [./kinds/kafka.mjs]
scripts: generated/checks/
`,
    )
    expect(await readConfig(root)).toEqual({
      config: {
        path: 'proofbook.yaml',
        root,
        documents: ['runbooks/**/*.md', '!runbooks/old/**'],
        targets: {
          local: {
            name: 'local',
            allow: ['reads', 'writes', 'destroys'],
            start: {run: 'npm run --silent reference', ready: 'tcp://127.0.0.1:8787', timeoutMs: 90_000},
            vars: {BASE_URL: 'http://127.0.0.1:8787'},
            env: [],
            addresses: [],
          },
          production: {
            name: 'production',
            allow: ['reads'],
            vars: {},
            env: ['DATABASE_URL'],
            addresses: ['169.254.169.254'],
          },
        },
        target: 'production',
        secrets: ['DATABASE_URL'],
        kinds: ['./kinds/kafka.mjs'],
        scripts: 'generated/checks',
      },
      problems: [],
    })
  })

  it('takes the first target where none is named the default', async () => {
    writeFileSync(join(root, 'other.yaml'), 'targets: {staging: {}, local: {}}')
    const {config, problems} = await readConfig(root, 'other.yaml')
    expect({target: config.target, path: config.path, problems}).toEqual({
      target: 'staging',
      path: 'other.yaml',
      problems: [],
    })
    expect((await readConfig(root, join(root, 'other.yaml'))).config).toEqual(config)
  })

  it.each([
    [
      '',
      '1:1-1:1 empty-config: Unexpected empty configuration, expected at least one field (`documents: [docs/**/*.md]`)',
    ],
    [
      '# nothing\n',
      '1:1-1:1 empty-config: Unexpected empty configuration, expected at least one field (`documents: [docs/**/*.md]`)',
    ],
    ['- a', '1:1-1:1 not-a-map: Unexpected list, expected a map of fields (`documents: [docs/**/*.md]`)'],
    ['targets:\n\tlocal: {}', '2:1-2:2 yaml: Unexpected tab in the indentation, expected spaces'],
    [
      'targets: &a {local: {}}',
      '1:10-1:12 yaml-alias: Unexpected anchor `&a`, expected the value itself (a text that starts with `&` needs quotes: `"&a {local: {"`)',
    ],
    ['targets:\n  local: {}\n  local: {}', '3:3-3:8 duplicate-key: Unexpected second `local`, expected each key once'],
    [
      'document: [a.md]',
      '1:1-1:9 unknown-field: Unexpected field `document`, expected `$schema`, `documents`, `targets`, `target`, `secrets`, `kinds`, `scripts` or `lint` (did you mean `documents`?)',
    ],
    ['documents: a.md', '1:12-1:16 wrong-type: Unexpected text `a.md`, expected a list (`[a.md]`)'],
    ['documents: []', '1:12-1:14 bad-value: Unexpected empty list, expected at least 1 item'],
    [
      'documents: [a.md, /etc/*.md]',
      '1:19-1:28 outside-root: Unexpected glob `/etc/*.md`, expected one below the folder of the configuration',
    ],
    [
      'documents: ["{a,../b}/*.md"]',
      '1:13-1:28 outside-root: Unexpected glob `{a,../b}/*.md`, expected one below the folder of the configuration',
    ],
    [
      'scripts: ../checks',
      '1:10-1:19 outside-root: Unexpected folder `../checks`, expected one below the folder of the configuration (`checks`)',
    ],
    [
      'scripts: .',
      '1:10-1:11 outside-root: Unexpected folder `.`, expected one below the folder of the configuration (`checks`)',
    ],
    ['targets: {}', '1:10-1:12 bad-value: Unexpected empty map, expected at least 1 field'],
    ['targets: {local: }', '1:11-1:16 wrong-type: Unexpected empty value, expected a map'],
    [
      'targets: {a b: {}}',
      '1:11-1:14 bad-value: Unexpected text `a b`, expected a name of letters, digits, `-` and `_`',
    ],
    [
      'targets: {local: {allow: [read]}}',
      '1:27-1:31 bad-value: Unexpected text `read`, expected `reads`, `writes` or `destroys` (did you mean `reads`?)',
    ],
    ['targets: {local: {vars: {PORT: 80}}}', '1:32-1:34 wrong-type: Unexpected number `80`, expected text (`"80"`)'],
    [
      'targets: {local: {vars: {BASE-URL: x}}}',
      '1:26-1:34 bad-value: Unexpected text `BASE-URL`, expected a name of letters, digits and `_`',
    ],
    [
      'targets: {local: {vars: {A: x}, env: [A]}}',
      '1:39-1:40 bad-value: Unexpected `A`, which `vars` gives a value already, expected it in one of them',
    ],
    [
      'targets: {local: {start: {run: x}}}',
      '1:19-1:24 missing-field: Unexpected map without `ready`, expected an address (`ready: http://127.0.0.1:8080/health`)',
    ],
    [
      'targets: {local: {start: {run: x, ready: "localhost:80"}}}',
      '1:42-1:56 bad-value: Unexpected address `localhost:80`, expected `http://…`, `https://…` or `tcp://host:port` (`tcp://localhost:80`)',
    ],
    [
      'targets: {local: {start: {run: x, ready: tcp://db}}}',
      '1:42-1:50 bad-value: Unexpected address `tcp://db`, expected `http://…`, `https://…` or `tcp://host:port`',
    ],
    [
      'targets: {local: {start: {run: x, ready: http://x, timeout: 30}}}',
      '1:61-1:63 wrong-type: Unexpected number `30`, expected a duration like `30s` (`30s`)',
    ],
    [
      'targets: {local: {start: {run: x, ready: http://x, timeout: 0s}}}',
      '1:61-1:63 bad-value: Unexpected `0`, expected time to become ready (`30s`)',
    ],
    [
      'targets: {local: {}}\ntarget: locale',
      '2:9-2:15 unknown-target: Unexpected target `locale`, expected `local` (did you mean `local`?)',
    ],
    [
      'targets: {local: {env: [PASSWORD]}}\nsecrets: [PASWORD]',
      '2:11-2:18 warning unknown-secret: Unexpected secret `PASWORD`, expected a name that `vars` or `env` of a target knows (did you mean `PASSWORD`?)',
    ],
  ])('%j', async (text, problem) => {
    expect(await problemsOf(text)).toEqual([problem])
  })

  it('tells all problems, not the first, and keeps what can be used', async () => {
    expect(await problemsOf('documents: [a.md, 7]\ntarget: x\nkinds: y\nscripts: gen')).toHaveLength(3)
    const {config} = await readConfig(root)
    expect(config).toMatchObject({documents: ['a.md'], target: 'local', kinds: [], scripts: 'gen'})
  })

  it('says when a file cannot be read', async () => {
    expect((await readConfig(root, 'none.yaml')).problems).toEqual([
      {
        rule: 'missing-config',
        severity: 'error',
        reason: 'Unexpected absence of `none.yaml`, expected a configuration there',
        place: {path: 'none.yaml', start: {line: 1, column: 1}, end: {line: 1, column: 1}},
      },
    ])
    expect(await problemsOf(Uint8Array.of(0x61, 0xff))).toEqual([
      '1:1-1:1 unreadable-config: Unexpected bytes that are not UTF-8, expected a text in UTF-8',
    ])
    rmSync(join(root, 'proofbook.yaml'))
    mkdirSync(join(root, 'proofbook.yaml'))
    const {problems} = await readConfig(root)
    expect(problems.map(({reason}) => reason)).toEqual(['Unexpected folder `proofbook.yaml`, expected a file'])
  })

  // Root may read everything: the file is read as a user that may not.
  it.skipIf(process.getuid?.() === 0)('says when it may not read a file', async () => {
    writeFileSync(join(root, 'proofbook.yaml'), 'target: x')
    chmodSync(join(root, 'proofbook.yaml'), 0)
    const {problems} = await readConfig(root)
    expect(problems.map(({reason}) => reason)).toEqual([
      'Unexpected failure to read `proofbook.yaml` (EACCES), expected a readable file',
    ])
  })

  it('reads a file with a byte order mark and CRLF', async () => {
    expect(await problemsOf('\uFEFFtargets:\r\n  local: {}\r\ntarget: b\r\n')).toEqual([
      '3:9-3:10 unknown-target: Unexpected target `b`, expected `local`',
    ])
  })
})
