import {execFileSync} from 'node:child_process'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import type {Report} from '../../src/report.ts'
import {proofbook, proofbookIn} from '../support/check-project.ts'
import {configuration, smallProject} from '../support/small-project.ts'

const passes = '```bash check id=passes expect.stdout=here\necho here\n```\n'
const fails = '```bash check id=fails expect.stdout=here\necho there\n```\n'
/** What is said besides where the ledger cannot be written either. */
const unkept = (code: string) => `proofbook: warning: this run is not kept in \`\\.proofbook/ledger\`: ${code}.*\\n`

/** Results of more than a pipe or a small disk holds. */
const many = Array.from(
  {length: 600},
  (_, i) => `\`\`\`check file\nid: c${i}\npath: .\nexpect: {exists: false}\n\`\`\`\n`,
).join('\n')

describe.skipIf(!existsSync('/dev/full'))('a full disk', () => {
  it('while a report is written is said, and keeps no other report from being written', async () => {
    const {root} = smallProject({'runbooks/a.md': passes})
    const words = ['check', '-r', 'json=/dev/full', '-r', 'json=report.json', '-r', 'terminal']
    const {status, stdout, stderr} = await proofbook(words, {cwd: root})
    expect(stderr).toMatch(/^proofbook: could not write the report `\/dev\/full`: ENOSPC.*\n$/)
    expect(stdout).toContain('Proven')
    expect((JSON.parse(readFileSync(join(root, 'report.json'), 'utf8')) as Report).totals.passed).toBe(1)
    expect(status).toBe(2)
    expect(lstatSync('/dev/full').isCharacterDevice()).toBe(true)
  })

  it('leaves the last report as it was', async () => {
    const {root} = smallProject({'runbooks/a.md': many, 'report.json': 'the last one'})
    // A file may have 1 KiB at most.
    const {status, stdout, stderr} = await proofbookIn(
      'ulimit -f 1; exec "$@"',
      ['check', '-r', 'json=report.json', '-r', 'terminal'],
      {cwd: root},
    )
    expect(stderr).toMatch(
      new RegExp(`^proofbook: could not write the report \`.*report.json\`: EFBIG.*\\n${unkept('EFBIG')}$`),
    )
    expect(stdout).toContain('Not proven: 600 failed')
    expect(status).toBe(2)
    expect(readFileSync(join(root, 'report.json'), 'utf8')).toBe('the last one')
    expect(readdirSync(root).filter((name) => name.includes('report'))).toEqual(['report.json'])
  })

  it.each([['check'], ['list'], ['lint'], ['compile', '--check'], ['--help']])(
    'under standard output of %s is exit 2',
    async (...words) => {
      const {root} = smallProject({'runbooks/a.md': passes})
      const {status, stderr} = await proofbookIn('exec "$@" >/dev/full', words, {cwd: root})
      expect(stderr).toMatch(/^proofbook: could not write to standard output: .*ENOSPC.*\n$/)
      expect(status).toBe(2)
    },
  )

  it('under standard error costs nothing but what is said there', async () => {
    const {root} = smallProject({'runbooks/a.md': passes})
    expect((await proofbookIn('exec "$@" 2>/dev/full', ['check'], {cwd: root})).status).toBe(0)
    expect((await proofbookIn('exec "$@" 2>/dev/full', ['chekc'], {cwd: root})).status).toBe(2)
    expect((await proofbookIn('exec "$@" 2>&-', ['check'], {cwd: root})).status).toBe(0)
  })

  it('under scripts leaves each as it was or whole', async () => {
    const {root} = smallProject({'runbooks/a.md': passes})
    expect((await proofbook(['compile'], {cwd: root})).status).toBe(0)
    const before = readFileSync(join(root, 'checks/a/passes.mjs'), 'utf8')
    writeFileSync(join(root, 'runbooks/a.md'), passes.replace('echo here', `echo here # ${'x'.repeat(2000)}`))
    const {status, stderr} = await proofbookIn('ulimit -f 1; exec "$@"', ['compile'], {cwd: root})
    expect(stderr).toContain('checks/a/passes.mjs')
    expect(status).toBe(2)
    expect(readdirSync(join(root, 'checks/a'))).toEqual(['passes.mjs'])
    expect(readFileSync(join(root, 'checks/a/passes.mjs'), 'utf8')).toBe(before)
  })

  it('under a document leaves it as it was', async () => {
    const text = `\`\`\`check shell\nid: a\nrun: seq 1 500\nexpect:\n  stdout: |\n    1\n    2\n\`\`\`\n`
    const {root} = smallProject({'runbooks/a.md': text})
    const {status, stderr} = await proofbookIn('ulimit -f 1; exec "$@"', ['check', '--update'], {cwd: root})
    expect(stderr).toMatch(
      new RegExp(
        `^${unkept('EFBIG')}proofbook: Could not write \`runbooks/a.md\`: EFBIG.*\\n {2}it was left as it is\\n$`,
      ),
    )
    expect(status).toBe(2)
    expect(readdirSync(join(root, 'runbooks'))).toEqual(['a.md'])
    expect(readFileSync(join(root, 'runbooks/a.md'), 'utf8')).toBe(text)
  })
})

it('what is updated keeps its permissions, its link and its line ends', async () => {
  const text = '```check shell\nid: a\nrun: seq 1 3\nexpect:\n  stdout: |\n    1\n    3\n```\n'.replaceAll('\n', '\r\n')
  const {root} = smallProject({
    'proofbook.yaml': configuration.replace('runbooks/**/*.md', 'linked.md'),
    'real.md': text,
  })
  chmodSync(join(root, 'real.md'), 0o640)
  symlinkSync('real.md', join(root, 'linked.md'))
  await proofbook(['check', '--update'], {cwd: root})
  expect(lstatSync(join(root, 'linked.md')).isSymbolicLink()).toBe(true)
  expect(statSync(join(root, 'real.md')).mode & 0o777).toBe(0o640)
  expect(readFileSync(join(root, 'real.md'), 'utf8')).toBe(text.replace('    1\r\n', '    1\r\n    2\r\n'))
})

/** Whether a small disk can be mounted, for the eyes of one process. */
const canMount = (() => {
  try {
    execFileSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'none', '/mnt'], {stdio: 'ignore'})
    return true
  } catch {
    return false
  }
})()

it.skipIf(!canMount)('a disk without a byte left costs what is written there, and no verdict', async () => {
  const code = '```js check id=script\nexpect("one", 1, 1)\n```\n'
  const {root} = smallProject({'runbooks/a.md': `${passes}\n${fails}\n${code}`})
  const line = `mount -t tmpfs -o size=16k none /mnt && cp -r runbooks proofbook.yaml /mnt && cd /mnt
    cat /dev/zero > fill 2> /dev/null; "$@" check -r json=report.json -r terminal; status=$?; ls -A; exit $status`
  const {status, stdout, stderr} = await proofbookIn(`exec unshare -m bash -c '${line}' bash "$@"`, [], {cwd: root})
  expect(stderr).toMatch(
    new RegExp(`^proofbook: could not write the report \`/mnt/report.json\`: ENOSPC.*\\n${unkept('ENOSPC')}$`),
  )
  expect(stdout).toContain('3 checks: 2 passed, 1 failed')
  expect(stdout).not.toContain('.tmp')
  expect(status).toBe(2)
})

describe('a report that cannot be written', () => {
  it.each<[what: string, file: string]>([
    ['into a folder', 'folder'],
    ['below a file', 'proofbook.yaml/report.json'],
    ['under a name that is too long', 'x'.repeat(300)],
    ['into a link to itself', 'loop'],
  ])('%s is said, exit 2', async (_, file) => {
    const {root} = smallProject({'runbooks/a.md': passes})
    mkdirSync(join(root, 'folder'))
    symlinkSync('loop', join(root, 'loop'))
    const {status, stdout, stderr} = await proofbook(['check', '-r', `junit=${file}`, '-r', 'terminal'], {cwd: root})
    expect(stderr).toContain('proofbook: could not write the report')
    expect(stdout).toContain('Proven')
    expect(status).toBe(2)
  })

  it('does not replace what is no file', async () => {
    const {root} = smallProject({'runbooks/a.md': passes, 'elsewhere/report.tap': ''})
    symlinkSync('elsewhere/report.tap', join(root, 'link.tap'))
    // The pipes of Node are sockets, which nobody can open by name; those of bash are pipes.
    const words = ['/dev/stderr', '/dev/stdout', '/dev/null', 'link.tap'].flatMap((file) => ['-r', `tap=${file}`])
    const line = '"$@" 2> >(cat >&2) | cat; exit "${PIPESTATUS[0]}"'
    const {status, stdout, stderr} = await proofbookIn(line, ['check', ...words], {cwd: root})
    expect(status).toBe(0)
    expect(stdout).toMatch(/^TAP version 14\n/)
    expect(stderr).toBe(stdout)
    expect(readFileSync(join(root, 'elsewhere/report.tap'), 'utf8')).toBe(stdout)
    expect(lstatSync(join(root, 'link.tap')).isSymbolicLink()).toBe(true)
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true)
  })
})

describe('a reader that goes away', () => {
  const line = (words: string) => `set -o pipefail; "$@" | ${words}; exit "\${PIPESTATUS[0]}"`

  it.each(['head -1', 'true', 'exec sleep 0'])('(%s) changes nothing but what it reads', async (reader) => {
    const {root, ran} = smallProject({
      'runbooks/a.md': `${fails}\n${many}\n\`\`\`bash check id=last\ntouch it-ran\n\`\`\`\n`,
    })
    for (const reporter of ['terminal', 'events', 'json']) {
      const {status, stderr} = await proofbookIn(line(reader), ['check', '-v', '-r', reporter, '-r', 'tap=whole.tap'], {
        cwd: root,
      })
      expect([status, stderr]).toEqual([1, ''])
      expect(ran()).toBe(true)
      expect(readFileSync(join(root, 'whole.tap'), 'utf8')).toContain('1..602')
    }
  })

  it.each([['list'], ['list', '--json'], ['lint'], ['check', '--help'], ['--help'], ['completion', 'bash']])(
    'is no error for %s',
    async (...words) => {
      const {root} = smallProject({'runbooks/a.md': many})
      const {status, stderr} = await proofbookIn(line('true'), words, {cwd: root})
      expect([status, stderr]).toEqual([0, ''])
    },
  )

  it('leaves nothing running', async () => {
    const {root, ran} = smallProject({'runbooks/a.md': '```bash check id=a\nsleep 0.3; touch it-ran\n```\n'})
    const {status} = await proofbookIn(line('head -c 1'), ['check', '-r', 'events'], {cwd: root})
    expect(status).toBe(0)
    expect(ran()).toBe(true)
  })
})
