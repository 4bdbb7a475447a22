import {on, once} from 'node:events'
import {existsSync, readFileSync, realpathSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as delay} from 'node:timers/promises'
import {describe, expect, it} from 'vitest'
import type {RunEvent} from '../../src/model.ts'
import type {Report} from '../../src/report.ts'
import {type RunningProgram, startProofbook} from '../support/check-project.ts'
import {serve, serveRaw} from '../support/http-server.ts'
import {processesIn} from '../support/processes-of.ts'
import {type ProjectFiles, smallProject} from '../support/small-project.ts'

/** A configuration with a target that is started, or a variable. */
const config = (target: object = {}) =>
  JSON.stringify({documents: ['runbooks/*.md'], targets: {local: {allow: ['reads', 'writes'], ...target}}})

const bash = (id: string, body: string, options = '') => `\`\`\`bash check id=${id} ${options}\n${body}\n\`\`\`\n\n`

/** A project whose processes are known by the folder they run in. */
function project(files: ProjectFiles) {
  const {root} = smallProject(files)
  const folder = realpathSync(root)
  return {
    root,
    start: (...words: string[]) => startProofbook(['check', '-r', 'json=report.json', ...words], {cwd: root}),
    /** Waits for a file that somebody in the project makes. */
    made: async (path: string) => {
      while (!existsSync(join(root, path))) await delay(10)
    },
    report: () => JSON.parse(readFileSync(join(root, 'report.json'), 'utf8')) as Report,
    left: () => processesIn(folder),
  }
}

const outcomes = ({documents}: Report) =>
  documents.flatMap(({results}) => results.map(({id, status, reason}) => [id, status, reason]))

const hangs = 'touch it-runs; (setsid sleep 1000 &); sleep 1000 & sleep 1000'
/** Takes the signal that asks it to end for a wish. */
const holdsOn = `trap 'touch stopping' TERM; ${hangs} || while true; do sleep 0.1; done`

describe('an interrupt', () => {
  it.each([0, 20, 40, 60, 80, 120, 160, 240, 320])('after %i ms ends everything', async (ms) => {
    const {start, left} = project({
      'proofbook.yaml': config({start: {run: 'sleep 1000 & sleep 1000', ready: 'tcp://127.0.0.1:1'}}),
      'runbooks/a.md': bash('a', hangs),
    })
    const {ended, signal} = start()
    await delay(ms)
    signal()
    expect((await ended).status).toBe(130)
    expect(left()).toEqual([])
  })

  it('while documents are read', async () => {
    const many = Array.from({length: 20_000}, (_, i) => bash(`c${i}`, 'true'))
    const {start, left} = project({'runbooks/a.md': many.join('')})
    const {ended, signal} = start()
    await delay(150)
    signal()
    expect((await ended).status).toBe(130)
    expect(left()).toEqual([])
  })

  it('while the target starts', async () => {
    const run = 'touch starting; (setsid sleep 1000 &); sleep 1000'
    const {start, made, report, left} = project({
      'proofbook.yaml': config({start: {run, ready: 'tcp://127.0.0.1:1'}}),
      'runbooks/a.md': bash('a', 'true') + bash('b', 'true'),
    })
    const {ended, signal} = start()
    await made('starting')
    signal()
    expect((await ended).status).toBe(130)
    expect(left()).toEqual([])
    expect(report().interrupted).toBe(true)
    expect(outcomes(report())).toEqual([
      ['a#a', 'errored', 'interrupted'],
      ['a#b', 'errored', 'interrupted'],
    ])
  })

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('by %s in the middle keeps what is known', async (name) => {
    const {start, made, report, left} = project({
      'proofbook.yaml': config(),
      'runbooks/a.md': bash('known', 'true') + bash('cut', hangs) + bash('later', 'true'),
    })
    const {ended, signal} = start('-r', 'terminal')
    await made('it-runs')
    signal(name)
    const {status, stdout} = await ended
    expect(status).toBe(130)
    expect(left()).toEqual([])
    expect(stdout).toMatch(/Not proven: interrupted/)
    expect(outcomes(report())).toEqual([
      ['a#known', 'passed', undefined],
      ['a#cut', 'errored', 'interrupted'],
      ['a#later', 'skipped', 'interrupted'],
    ])
  })

  it('between two looks', async () => {
    const {start, made, report, left} = project({
      'proofbook.yaml': config(),
      'runbooks/a.md': bash('a', 'touch it-runs; false', 'until.within=1h until.every=1h'),
    })
    const {ended, signal} = start()
    await made('it-runs')
    signal()
    expect((await ended).status).toBe(130)
    expect(left()).toEqual([])
    expect(outcomes(report())).toEqual([['a#a', expect.stringMatching(/failed|errored/), expect.anything()]])
  })

  it('in a script and a request', async () => {
    const {url, port, close} = await serveRaw((socket) =>
      socket.once('data', () => writeFileSync(join(root, 'asked'), '')),
    )
    const script = `await $\`touch it-runs\`; await $\`setsid sleep 1000 & sleep 1000\`; expect('a', 1, 1)`
    const {root, start, made, report, left} = project({
      'proofbook.yaml': config(),
      'runbooks/a.md': `\`\`\`js check id=script\n${script}\n\`\`\`\n`,
      'runbooks/b.md': `\`\`\`check http\nid: http\nget: ${url}\nexpect: {status: 200}\n\`\`\`\n`,
      'runbooks/c.md': `\`\`\`js check id=spins\nwhile (true);\n\`\`\`\n`,
      'runbooks/d.md': `\`\`\`check sql\nid: sql\non: postgres://a:b@127.0.0.1:${port}/c\nquery: select 1\nexpect: {value: 1}\n\`\`\`\n`,
    })
    const {ended, signal} = start()
    await Promise.all([made('it-runs'), made('asked')])
    signal()
    const {status} = await ended
    await close()
    expect(status).toBe(130)
    expect(left()).toEqual([])
    expect(outcomes(report()).map(([id, status]) => [id, status])).toEqual([
      ['a#script', 'errored'],
      ['b#http', 'errored'],
      ['c#spins', expect.stringMatching(/errored|skipped/)],
      ['d#sql', expect.stringMatching(/errored|skipped/)],
    ])
  })

  it('while the target stops changes no result', async () => {
    const {port, close} = await serve(() => {})
    await close()
    const server = `require('net').createServer().listen(${port}, '127.0.0.1')
      process.on('SIGTERM', () => (require('fs').writeFileSync('stopping', ''), setTimeout(() => process.exit(), 300)))`
    const {start, made, report, left} = project({
      'server.cjs': server,
      'proofbook.yaml': config({
        start: {run: `exec '${process.execPath}' server.cjs`, ready: `tcp://127.0.0.1:${port}`},
      }),
      'runbooks/a.md': bash('a', 'true'),
    })
    const {ended, signal} = start()
    await made('stopping')
    signal()
    expect((await ended).status).toBe(130)
    expect(left()).toEqual([])
    expect(outcomes(report())).toEqual([['a#a', 'passed', undefined]])
  })

  it('is heard by those who stream', async () => {
    const {start, made, left} = project({
      'proofbook.yaml': config(),
      'runbooks/a.md': bash('known', 'true') + bash('cut', hangs),
    })
    const {ended, signal} = start('-r', 'events')
    await made('it-runs')
    signal()
    const {status, stdout} = await ended
    expect(status).toBe(130)
    expect(left()).toEqual([])
    const events = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as RunEvent)
    expect(events.at(-1)!.type).toBe('run-finished')
    expect(events.filter(({type}) => type === 'check-finished')).toHaveLength(2)
  })

  it('ends watching', async () => {
    const {start, left} = project({'proofbook.yaml': config(), 'runbooks/a.md': bash('a', 'true')})
    const {child, ended, signal} = start('--watch')
    await said(child, 'watching')
    signal()
    expect((await ended).status).toBe(130)
    expect(left()).toEqual([])
  })
})

describe('a second interrupt is immediate', () => {
  it('while a target takes its time to stop', async () => {
    const run = 'trap "touch stopping" TERM; touch starting; while true; do sleep 0.1; done'
    const {start, made, left} = project({
      'proofbook.yaml': config({start: {run, ready: 'tcp://127.0.0.1:1'}}),
      'runbooks/a.md': bash('a', 'true'),
    })
    const {ended, signal} = start()
    await made('starting')
    signal()
    await made('stopping')
    signal()
    expect((await ended).status).toBe(130)
    await gone(left)
  })

  it('while a check holds on', async () => {
    const {start, made, left} = project({'proofbook.yaml': config(), 'runbooks/a.md': bash('a', holdsOn)})
    const {ended, signal} = start()
    await made('it-runs')
    signal()
    await made('stopping')
    signal()
    expect((await ended).status).toBe(130)
    await gone(left)
  })

  it('while nobody reads the report', async () => {
    const failing = Array.from(
      {length: 3000},
      (_, i) => `\`\`\`check file\nid: c${i}\npath: .\nexpect: {exists: false}\n\`\`\`\n`,
    )
    const {start, made} = project({'proofbook.yaml': config(), 'runbooks/a.md': failing.join('\n')})
    const {child, ended, signal} = start('-r', 'junit')
    child.stdout!.pause()
    await made('report.json')
    // Two that come at once are one; so they are sent until they are heard.
    const timer = setInterval(signal, 50)
    await once(child, 'exit')
    clearInterval(timer)
    child.stdout!.resume()
    expect((await ended).status).toBe(130)
  })
})

/** Waits until there is nothing left of what was killed a moment ago. */
async function gone(left: () => string[]): Promise<void> {
  for (let i = 0; i < 500 && left().length > 0; i++) await delay(20)
  expect(left()).toEqual([])
}

/** Waits until a program has said something on standard error. */
async function said({stderr}: RunningProgram['child'], text: string): Promise<void> {
  let all = ''
  for await (const [chunk] of on(stderr!, 'data')) if ((all += chunk).includes(text)) return
}
