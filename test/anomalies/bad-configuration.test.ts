import {chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import type {Report} from '../../src/report.ts'
import {check, proofbook, proofbookAsked} from '../support/check-project.ts'
import {configuration, leavesTrace, type ProjectFiles, smallProject} from '../support/small-project.ts'

const document: ProjectFiles = {'runbooks/a.md': leavesTrace}

const problemsOf = (stdout: string) =>
  (JSON.parse(stdout) as Report).problems.map(({place: {path, start}, rule, reason}) => [
    `${path}:${start.line}:${start.column} ${rule}`,
    reason,
  ])

describe('a configuration', () => {
  it.each<[what: string, files: ProjectFiles, words: string[], problem: string, reason: string]>([
    [
      'that is missing',
      {},
      ['--config', 'ci/proofbook.yaml'],
      'ci/proofbook.yaml:1:1 missing-config',
      'Unexpected absence of `ci/proofbook.yaml`, expected a configuration there',
    ],
    [
      'that is a folder',
      {},
      ['--config', 'runbooks'],
      'runbooks:1:1 unreadable-config',
      'Unexpected folder `runbooks`, expected a file',
    ],
    [
      'that is the folder of the project',
      {},
      ['--config', '.'],
      '.:1:1 unreadable-config',
      'Unexpected folder `.`, expected a file',
    ],
    [
      'that is not UTF-8',
      {'proofbook.yaml': Buffer.from('documents: [Handbücher]', 'latin1')},
      [],
      'proofbook.yaml:1:1 unreadable-config',
      'Unexpected bytes that are not UTF-8, expected a text in UTF-8',
    ],
    [
      'that is empty',
      {'proofbook.yaml': ''},
      [],
      'proofbook.yaml:1:1 empty-config',
      'Unexpected empty configuration, expected at least one field',
    ],
    [
      'that names a target twice',
      {'proofbook.yaml': `${configuration}  local: {allow: [reads, writes, destroys]}\n`},
      [],
      'proofbook.yaml:6:3 duplicate-key',
      'Unexpected second `local`, expected each key once',
    ],
    ['that does not parse', {'proofbook.yaml': 'documents: [runbooks\ntargets:\n'}, [], 'proofbook.yaml:2:1 yaml', ''],
    [
      'with a field that nobody knows',
      {'proofbook.yaml': `${configuration}secret: [BASE_URL]\n`},
      [],
      'proofbook.yaml:6:1 unknown-field',
      '',
    ],
    [
      'with a bomb',
      {'proofbook.yaml': 'a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n'},
      [],
      'proofbook.yaml:1:4 yaml-alias',
      'Unexpected anchor `&a`, expected the value itself',
    ],
  ])('%s is a problem, and nothing else is looked at', async (_, files, words, problem, reason) => {
    const {root, ran, contents} = smallProject({...document, 'runbooks/b.md': '```check http\nid: b\n```\n', ...files})
    const before = contents()
    for (const command of ['check', 'lint']) {
      const {status, stdout, stderr} = await proofbook([command, '-r', 'json', ...words], {cwd: root})
      expect(stderr).toBe('')
      expect(problemsOf(stdout)).toEqual([[problem, reason === '' ? expect.stringMatching(/^Unexpected /) : reason]])
      expect(status).toBe(2)
    }
    expect(ran()).toBe(false)
    expect(contents()).toEqual(before)
  })

  it('that may not be read is a problem, and not taken for none', async () => {
    const {root, ran} = smallProject(document)
    chmodSync(join(root, 'proofbook.yaml'), 0)
    const {status, stdout} = await proofbookAsked(['check', '-r', 'json'], {cwd: root})
    expect(problemsOf(stdout)).toEqual([
      [
        'proofbook.yaml:1:1 unreadable-config',
        'Unexpected failure to read `proofbook.yaml` (EACCES), expected a readable file',
      ],
    ])
    expect(status).toBe(2)
    expect(ran()).toBe(false)
  })

  it('that asks for a kind that is not there is a problem', async () => {
    const {root, ran} = smallProject({...document, 'proofbook.yaml': `${configuration}kinds: [./kinds/kafka.mjs]\n`})
    const {status, stdout} = await proofbook(['check', '-r', 'json'], {cwd: root})
    expect(problemsOf(stdout)).toEqual([
      ['proofbook.yaml:6:9 kind-module', 'Unexpected absence of a file, expected a module in `./kinds/kafka.mjs`'],
    ])
    expect(status).toBe(2)
    expect(ran()).toBe(false)
  })

  it.each(['list', 'compile'])('that is missing is a problem for %s', async (command) => {
    const {root, contents} = smallProject(document)
    const before = contents()
    const {status, stdout, stderr} = await proofbook([command, '--config', 'none.yaml'], {cwd: root})
    expect(stderr).toContain('none.yaml:1:1  missing-config')
    expect([status, stdout]).toEqual([2, ''])
    expect(contents()).toEqual(before)
  })
})

describe('nothing selected', () => {
  const other = '```bash check id=other tags=slow\ntouch it-ran\n```\n'

  it.each<[words: string[], reason: string]>([
    [['--id', 'leaves-a-trce'], 'Unexpected id `leaves-a-trce`, expected the id of a check'],
    [['runbooks/a.md#other'], 'Unexpected id `other`, expected the id of a check in `runbooks/a.md`'],
    [['--tag', 'smoke'], 'Unexpected tag `smoke`, expected a tag that a check has'],
    [['--tag', 'slow', 'runbooks/a.md'], 'Unexpected tag `slow`, expected a tag that a check has'],
    [['--tag', 'slow', '--id', 'leaves-a-trace'], 'Unexpected selection of no check, expected at least one'],
    [['--kind', 'htpp'], 'Unexpected kind `htpp`, expected a kind that a check has'],
    [['--target', 'locla'], 'Unexpected target `locla`, expected a target of the configuration'],
    [['--target', ''], 'Unexpected target ``, expected a target of the configuration'],
    [['empty'], 'Unexpected path `empty`, expected a document, or a folder of documents'],
    [['prose.md'], 'Unexpected documents without a check, expected at least one'],
  ])('by %j is exit 2', async (words, reason) => {
    const {root, ran} = smallProject({...document, 'runbooks/b.md': other, 'prose.md': '# Prose\n', 'empty/x.txt': ''})
    const {status, stdout} = await proofbook(['check', '-r', 'json', ...words], {cwd: root})
    expect(problemsOf(stdout).map(([, reason]) => reason)).toEqual([reason])
    expect(status).toBe(2)
    expect(ran()).toBe(false)
  })

  it('where there are no documents', async () => {
    const {root} = smallProject({'proofbook.yaml': configuration})
    const {status, stdout} = await proofbook(['check'], {cwd: root})
    expect(status).toBe(2)
    expect(stdout).toContain('Unexpected absence of documents, expected at least one')
    expect(stdout).toContain('Not proven')
  })
})

describe('the configuration is found', () => {
  const passing: ProjectFiles = {
    'runbooks/a.md': '```bash check id=a expect.stdout=http://127.0.0.1:9\necho $BASE_URL\n```\n',
  }

  it('from a folder below its own', async () => {
    const {root} = smallProject({...passing, 'deep/er/x.txt': ''})
    for (const words of [[], ['../../runbooks'], ['../../runbooks/a.md#a'], ['--config', '../../proofbook.yaml']])
      expect((await check(words, {cwd: join(root, 'deep/er')})).status).toBe(0)
  })

  it('where it is named, from anywhere else', async () => {
    const {root} = smallProject(passing)
    const {status, results} = await check(['--config', join(root, 'proofbook.yaml')], {cwd: smallProject({}).root})
    // The nearest one says where the documents are.
    expect([status, results]).toEqual([2, []])
    const {results: found} = await check(['--config', join(root, 'proofbook.yaml')], {cwd: '/'})
    expect(found.map(({place, status}) => [place.path, status])).toEqual([['runbooks/a.md', 'passed']])
  })

  it('with the line ends and the mark of Windows, and through a link', async () => {
    const {root} = smallProject({...passing, 'windows.yaml': `\uFEFF${configuration.replaceAll('\n', '\r\n')}`})
    symlinkSync('windows.yaml', join(root, 'linked.yaml'))
    for (const file of ['windows.yaml', 'linked.yaml'])
      expect((await check(['--config', file], {cwd: root})).status).toBe(0)
  })
})

describe('a machine where', () => {
  const passing: ProjectFiles = {
    'runbooks/a.md':
      '```bash check id=a expect.stdout=here\necho here\n```\n\n```js check id=b\nexpect("one", 1, 1)\n```\n\n```check file\nid: c\npath: proofbook.yaml\nexpect: {exists: true}\n```\n',
  }

  it.each<[what: string, env: Record<string, undefined>]>([
    ['HOME is not set', {HOME: undefined}],
    ['PATH is not set', {PATH: undefined}],
    ['nothing is set', {HOME: undefined, PATH: undefined}],
  ])('%s', async (_, env) => {
    const {root} = smallProject(passing)
    expect(await check([], {cwd: root, env})).toMatchObject({status: 0})
  })

  it('PATH leads nowhere', async () => {
    const {root} = smallProject(passing)
    const {status, of} = await check([], {cwd: root, env: {PATH: '/nowhere'}})
    expect(of('a#a')).toMatchObject({status: 'errored', reason: expect.stringMatching(/^needs `bash` \(Debian: /)})
    expect(of('a#b')).toMatchObject({status: 'passed'})
    expect(of('a#c')).toMatchObject({status: 'passed'})
    expect(status).toBe(3)
  })

  it('the folder for temporary files is none', async () => {
    const {root} = smallProject({'runbooks/a.md': `\`\`\`bash check id=a\n: ${'x'.repeat(200_000)}\n\`\`\`\n`})
    // Below a file not even root can make a folder.
    const nowhere = `${root}/runbooks/a.md/nowhere`
    const {status, of} = await check([], {cwd: root, env: {TMPDIR: nowhere}})
    expect(of('a#a')).toMatchObject({status: 'errored', reason: expect.stringContaining(nowhere)})
    expect(status).toBe(3)
  })

  it.each<[what: string, close: (root: string) => void]>([
    ['.proofbook may not be made', (root) => chmodSync(root, 0o555)],
    [
      '.proofbook may not be written',
      (root) => {
        mkdirSync(join(root, '.proofbook'))
        chmodSync(join(root, '.proofbook'), 0o555)
      },
    ],
    ['.proofbook is a file', (root) => writeFileSync(join(root, '.proofbook'), '')],
  ])('%s', async (_, close) => {
    const {root} = smallProject(passing)
    close(root)
    const {status, stdout, stderr} = await proofbookAsked(['check'], {cwd: root})
    chmodSync(root, 0o755)
    expect(stdout).toContain('Proven: all 3 checks passed')
    expect(stderr).toMatch(/^proofbook: warning: this run is not kept in `\.proofbook\/ledger`: (EACCES|ENOTDIR).*\n$/)
    expect(status).toBe(0)
    const failed = await proofbookAsked(['check', '--failed'], {cwd: root})
    expect(failed.stderr).toContain('expected a run before it')
    expect(failed.status).toBe(2)
  })

  it('checks/ may not be written', async () => {
    const {root} = smallProject(passing)
    mkdirSync(join(root, 'checks'))
    chmodSync(join(root, 'checks'), 0o555)
    const {status, stdout, stderr} = await proofbookAsked(['compile'], {cwd: root})
    expect(stderr).toContain('checks/a/a.mjs:1:1  scripts-folder')
    expect(stderr).toContain('Unexpected missing permission at `checks/a/a.mjs`')
    expect(stderr).toContain('give yourself permission')
    expect([status, stdout]).toEqual([2, ''])
  })

  it('a script in checks/ may not be replaced: it stays as it was', async () => {
    const {root} = smallProject(passing)
    expect((await proofbook(['compile'], {cwd: root})).status).toBe(0)
    const script = join(root, 'checks/a/a.mjs')
    const before = readFileSync(script, 'utf8')
    writeFileSync(join(root, 'runbooks/a.md'), '```bash check id=a expect.stdout=there\necho there\n```\n')
    chmodSync(join(root, 'checks/a'), 0o555)
    const {status, stderr} = await proofbookAsked(['compile'], {cwd: root})
    chmodSync(join(root, 'checks/a'), 0o755)
    expect(stderr).toContain('Unexpected missing permission at `checks/a/a.mjs`')
    expect(status).toBe(2)
    expect(readFileSync(script, 'utf8')).toBe(before)
  })
})
