import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {all, checks, kinds, read, sound, targets} from '../../test/support/validating.ts'
import {validate} from './index.ts'

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
        inputs: {},
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
    const withInput = (about: string) => digestOf(`---\ninputs: {flag: {${about}}}\n---\n${checks(`id: a\n${sound}`)}`)
    expect(withInput('description: no default')).toBe(one)
    expect(withInput('default: a')).not.toBe(one)
    expect(withInput('default: a')).not.toBe(withInput('default: b'))
    expect(withInput('default: a')).toBe(withInput("default: a, pattern: '[a-z]', description: a letter"))
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

describe('whatever stands in documents', () => {
  const lines =
    'id: a|id: b|at: http://x|at: ${BASE_URL}|expect: {status: 200}|expect:|  status: 200|capture: {t: json.t}'
  const more =
    'needs: [a]|needs: [b]|until: {within: 5s}|port: 80|tags: [x]|title: ${t}|waive: 5|__proto__: {a: 1}|constructor: 1'
  const odd = '- x|\t|a: &a b|a: *a|? id: a|{|]|"'
  const piece = fc.constantFrom(...`${lines}|${more}|${odd}`.split('|').map((line) => `${line}\n`))
  const option = fc.constantFrom(
    'id=a',
    'id=b',
    'expect.stdout=x',
    'expect=5',
    '__proto__.x=1',
    'needs=a,b',
    'until.x.y=1',
    'a.b.c=[',
  )
  const yamlCheck = fc
    .tuple(fc.constantFrom('look', 'shell', 'lok', 'broken', 'odd', 'toString', ''), fc.array(piece, {maxLength: 6}))
    .map(([kind, pieces]) => `\`\`\`check ${kind}\n${pieces.join('')}\n\`\`\`\n`)
  const codeCheck = fc
    .array(option, {maxLength: 4})
    .map((options) => `\`\`\`bash check ${options.join(' ')}\ntrue\n\`\`\`\n`)
  const front = fc.constantFrom(
    '',
    '---\norder: any\n---\n',
    '---\nchecks: {needs: [a], timeout: 5s}\n---\n',
    '---\nchecks: [\n---\n',
  )
  const page = fc
    .tuple(front, fc.array(fc.oneof(yamlCheck, codeCheck), {maxLength: 5}))
    .map(([front, all]) => front + all.join('\n'))

  it('each check ends in exactly one of a spec and a problem, in order, and nothing throws', () => {
    let specs = 0
    fc.assert(
      fc.property(page, (text) => {
        const found = all(text)
        specs += found.specs.length
        const places = found.specs.map(({place}) => place)
        const {blocks} = found.documents[0]!
        expect(places).toEqual(blocks.map(({place}) => place).filter((place) => places.includes(place)))
        for (const {place} of blocks) {
          const wrong = found.problems.some(
            ({severity, place: {start}}) =>
              severity === 'error' && start.line >= place.start.line && start.line <= place.end.line,
          )
          expect(places.includes(place)).toBe(!wrong)
        }
        JSON.stringify(found.specs)
      }),
      {numRuns: 1_000},
    )
    expect(specs).toBeGreaterThan(20)
  })
})
