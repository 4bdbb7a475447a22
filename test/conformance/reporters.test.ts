import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {stripVTControlCharacters} from 'node:util'
import {Ajv2020} from 'ajv/dist/2020.js'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {CheckResult} from '../../src/model.ts'
import type {Report} from '../../src/report.ts'
import {
  exitCode,
  formatEvent,
  report as assemble,
  reporters,
  reportSchema,
  type ReporterOptions,
} from '../../src/report/index.ts'
import {arbitraryReport} from './formats/arbitrary-report.ts'
import {markdownNodes} from './formats/markdown-nodes.ts'
import {readCommands} from './formats/read-commands.ts'
import {readTap} from './formats/read-tap.ts'
import {all, readXml} from './formats/read-xml.ts'

// The suite that every reporter must pass. `UPDATE_GOLDEN=1 npx vitest run test/conformance/reporters` writes what is expected.
const update = process.env.UPDATE_GOLDEN === '1'
const folder = (path: string) => new URL(`../${path}`, import.meta.url)

const endings: Record<string, string> = {
  terminal: 'txt',
  github: 'txt',
  gitlab: 'json',
  junit: 'xml',
  json: 'json',
  tap: 'tap',
  sarif: 'sarif',
  markdown: 'md',
  prometheus: 'prom',
}
const names = Object.keys(reporters)

const examples = Object.fromEntries(
  ['empty', 'all-passed', 'mixed', 'hostile'].map((name) => [
    name,
    JSON.parse(readFileSync(folder(`reports/${name}.json`), 'utf8')) as Report,
  ]),
)
const cases = names.flatMap((reporter) => Object.keys(examples).map((example) => [reporter, example] as const))

const plain: ReporterOptions = {color: false, width: 100, sources}

function sources(path: string): string | undefined {
  if (!/^[\w/-]+\.md$/.test(path)) return '# \u001b[31m\n::error::x\n\tget: \u202e宽 ::warning::\u0000\n##[error]\n'
  const file = folder(`reports/sources/${path}`)
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

function show(reporter: string, report: Report, options: ReporterOptions = plain): string {
  return reporters[reporter]!(report, options)
}

const resultsOf = (report: Report): CheckResult[] => report.documents.flatMap(({results}) => results)
/** How JUnit names the case of a check. */
const caseOf = (id: string) => `classname="${id.replace(/#.*/, '')}"`

const isOpen = ({status, waived}: CheckResult) => (status === 'failed' || status === 'errored') && !waived

describe('every reporter', () => {
  it('has an ending for its golden files', () => {
    expect(Object.keys(endings)).toEqual(names)
  })

  it.each(cases)('%s shows %s as in its golden file', (reporter, example) => {
    const file = folder(`golden/${reporter}/${example}.${endings[reporter]}`)
    const text = show(reporter, examples[example]!)
    if (update) {
      mkdirSync(new URL('.', file), {recursive: true})
      writeFileSync(file, text)
    }
    expect(text).toBe(readFileSync(file, 'utf8'))
  })

  it.each(names)(
    '%s takes any report: one text, a newline at its end, nothing in it that controls a terminal or a runner',
    (reporter) => {
      fc.assert(
        fc.property(arbitraryReport, fc.boolean(), (report, lint) => {
          const text = show(reporter, report, {...plain, lint})
          expect(text).toBe(show(reporter, structuredClone(report), {...plain, lint}))
          expect(text.endsWith('\n')).toBe(true)
          expect(text).not.toMatch(
            /(?!\n)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u,
          )
          const allowed = reporter === 'github' ? ['group', 'endgroup', 'error', 'warning'] : []
          for (const {command} of readCommands(text)) expect(allowed).toContain(command)
        }),
        {numRuns: 150},
      )
    },
  )

  it.each(names)('%s names or counts every result, problem and omission of the mixed report', (reporter) => {
    const report = examples.mixed!
    const text = show(reporter, report).replaceAll('&#35;', '#').replaceAll('\\#', '#')
    const counted = ['"passed": 5', '5 passed', 'kind="passed"} 5', '| 2 | 0 | 0 | 0 |'].some((count) =>
      text.includes(count),
    )
    const onlyFindings = reporter === 'gitlab'
    for (const {id, status, flaky} of resultsOf(report)) {
      const green = status === 'skipped' || (status === 'passed' && !flaky)
      if (!(green && (onlyFindings || counted))) expect(text).toContain(reporter === 'junit' ? caseOf(id) : id)
    }
    if (reporter !== 'prometheus') for (const {rule} of report.problems) expect(text).toContain(rule)
    for (const {id} of report.refused) if (reporter !== 'prometheus') expect(text).toContain(id)
    if (!onlyFindings && !text.includes('onboarding#browser')) expect(text).toMatch(/3 omitted|"omitted"\} 3/)
  })

  it.each(names)('%s stays small whatever a check has seen', (reporter) => {
    const big = structuredClone(examples.mixed!)
    for (const result of resultsOf(big)) {
      result.evidence = [{label: 'stdout', text: 'x y\n'.repeat(262_144)}]
      for (const expectation of result.expectations) expectation.actual = `${'z'.repeat(1000)}\n`.repeat(1000)
    }
    const bound = reporter === 'json' ? 64 * 1024 * 1024 : 256 * 1024
    expect(show(reporter, big).length).toBeLessThan(bound)
  })

  it.each(names)('%s can show a value that is nested ten thousand times', (reporter) => {
    const deep = structuredClone(examples.mixed!)
    deep.documents[1]!.results[0]!.expectations[0]!.actual = JSON.parse('['.repeat(10_000) + ']'.repeat(10_000))
    expect(show(reporter, deep)).toMatch(/\n$/)
  })

  it.each(names)('%s does not call green what is empty', (reporter) => {
    const text = show(reporter, examples.empty!)
    const machine = ['json', 'sarif', 'gitlab', 'prometheus'].includes(reporter)
    if (!machine) expect(text).toMatch(/nothing was checked/)
    expect(exitCode(examples.empty!, {strict: false})).toBe(2)
  })
})

describe('terminal', () => {
  it('keeps to the width, apart from commands, which can be copied, and places, which can be clicked', () => {
    for (const width of [40, 60, 80, 100, 140])
      for (const line of show('terminal', examples.mixed!, {...plain, width}).split('\n'))
        if (!/look yourself|^[✗!] \S+:\d+:\d+/u.test(line)) expect(line.length).toBeLessThanOrEqual(width)
  })

  it('says the same in colour', () => {
    fc.assert(
      fc.property(arbitraryReport, (report) => {
        const colored = show('terminal', report, {...plain, color: true})
        expect(stripVTControlCharacters(colored)).toBe(show('terminal', report))
      }),
    )
    expect(show('terminal', examples.mixed!, {...plain, color: true})).toContain('\u001b[31m')
  })

  it('has numbers that add up', () => {
    fc.assert(
      fc.property(arbitraryReport, (report) => {
        const line = show('terminal', report, {color: false, width: 500})
          .split('\n')
          .find((line) => /^\d+ checks?/.test(line))!
        const number = (word: string) =>
          Number(new RegExp(`(\\d+) ${word}\\b`).exec(line.replace(/\(.*?\)/g, ''))?.[1] ?? 0)
        const ran = ['passed', 'failed', 'errored', 'skipped'].map(number)
        expect(ran.reduce((sum, count) => sum + count)).toBe(resultsOf(report).length)
        expect(number('omitted')).toBe(report.omissions.length)
        expect(number('refused')).toBe(report.refused.length)
        expect(number('problems?') + number('warnings?')).toBe(report.problems.length)
      }),
    )
  })

  it('names each of twenty checks that passed, of more only with `verbose`', () => {
    const many = structuredClone(examples['all-passed']!)
    const one = many.documents[0]!.results[0]!
    many.documents[0]!.results = Array.from({length: 30}, (_, index) => ({...one, id: `onboarding#check-${index}`}))
    many.totals.passed = 31
    expect(show('terminal', many)).toMatch(/✓ Onboarding {3}30 passed +docs\/onboarding.md/)
    expect(show('terminal', many)).not.toContain('onboarding#check-7')
    expect(show('terminal', many, {...plain, verbose: true})).toContain('onboarding#check-7')
  })
})

describe('json', () => {
  const valid = new Ajv2020({strict: true, allErrors: true}).compile(reportSchema)

  it.each(Object.keys(examples))('%s is valid by the published schema', (example) => {
    valid(examples[example])
    expect(valid.errors).toBeNull()
  })

  it('is the report, valid, in one order of keys', () => {
    fc.assert(
      fc.property(arbitraryReport, (report) => {
        const text = show('json', report)
        const read = JSON.parse(text)
        expect(read).toEqual(JSON.parse(JSON.stringify(report)))
        valid(read)
        expect(valid.errors).toBeNull()
        expect(show('json', reversed(read) as Report)).toBe(text)
      }),
    )
  })

  it('can stand in a script of a page', () => {
    expect(show('json', examples.hostile!)).not.toMatch(/<\/script|<!--/i)
  })
})

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, reversed(item)]),
  )
}

describe('github', () => {
  it('annotates what is not green, at the line of the expectation, and nothing else', () => {
    fc.assert(
      fc.property(arbitraryReport, (report) => {
        const commands = readCommands(show('github', report))
        const count = (command: string) => commands.filter((one) => one.command === command).length
        const {problems, refused, warnings, flaky, waived} = report.totals
        expect(count('error')).toBe(problems + refused + resultsOf(report).filter(isOpen).length)
        expect(count('warning')).toBe(warnings + flaky + waived)
        for (const {properties} of commands.filter(({command}) => ['error', 'warning'].includes(command)))
          expect(Object.keys(properties).filter((name) => !['col', 'endColumn'].includes(name))).toEqual([
            'file',
            'line',
            'endLine',
            'title',
          ])
      }),
    )
  })

  it('points at the line that is not so', () => {
    const found = readCommands(show('github', examples.mixed!)).find(
      ({properties}) => properties.title === 'The service answers',
    )
    expect(found?.properties).toMatchObject({file: 'runbooks/deployment.md', line: '9', col: '3'})
    expect(found?.data).toContain('status: expected 200, seen 500\n')
  })
})

describe('junit', () => {
  it('is well-formed, and every case of it is a result, a problem or what was not run', () => {
    fc.assert(
      fc.property(arbitraryReport, (report) => {
        const root = readXml(show('junit', report))
        const [tests, results] = [all(root, 'testcase'), resultsOf(report)]
        const {omitted, refused, problems, warnings} = report.totals
        const own = all(root, 'error').filter(({attributes}) => attributes.type === 'unproven').length
        expect(tests).toHaveLength(results.length + omitted + refused + problems + warnings + own)
        expect(Number(root.attributes.tests)).toBe(tests.length)
        expect(Number(root.attributes.failures)).toBe(all(root, 'failure').length)
        expect(Number(root.attributes.errors)).toBe(all(root, 'error').length)
        expect(Number(root.attributes.skipped)).toBe(all(root, 'skipped').length)
        const bad = all(root, 'failure').length + all(root, 'error').length > 0
        expect(bad).toBe(exitCode(report, {strict: false}) !== 0)
      }),
    )
  })
})

describe('tap', () => {
  it('is TAP 14, and its points fail when the run does', () => {
    fc.assert(
      fc.property(arbitraryReport, (report) => {
        const {points, bailedOut} = readTap(show('tap', report))
        const {omitted, refused, problems} = report.totals
        const expected = resultsOf(report).length + omitted + refused + problems
        const own = points.filter(({description}) => description.startsWith('Not proven: ')).length
        expect(points).toHaveLength(expected + own)
        expect(bailedOut).toBe(report.interrupted)
        const bad = bailedOut || points.some(({ok, directive}) => !ok && directive?.word !== 'TODO')
        expect(bad).toBe(exitCode(report, {strict: false}) !== 0)
      }),
    )
  })
})

describe('sarif', () => {
  it('has a result for each problem and each check that is not green, with a rule, a place and a fingerprint of its own', () => {
    fc.assert(
      fc.property(arbitraryReport, (report) => {
        const [run] = JSON.parse(show('sarif', report)).runs
        const {flaky, waived, refused} = report.totals
        const open = resultsOf(report).filter(isOpen).length
        expect(run.results).toHaveLength(report.problems.length + open + flaky + waived + refused)
        const prints = run.results.map((result: Sarif) => result.partialFingerprints['proofbook/v1'])
        expect(new Set(prints).size).toBe(prints.length)
        for (const {ruleId, ruleIndex, message, locations, level} of run.results as Sarif[]) {
          expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId)
          expect(['error', 'warning', 'note']).toContain(level)
          expect(message.text).toBeTypeOf('string')
          const {artifactLocation, region} = locations[0]!.physicalLocation
          expect(artifactLocation.uri).toMatch(/^(?:[\w.~!*'()/-]|%[0-9A-F]{2})*$/)
          expect(region.startLine).toBeGreaterThan(0)
        }
        const suppressed = run.results.filter(({suppressions}: Sarif) => suppressions)
        expect(suppressed).toHaveLength(waived)
      }),
    )
  })

  it('keeps the fingerprint of a problem that has moved', () => {
    const moved = structuredClone(examples.mixed!)
    for (const {place} of moved.problems) place.start.line += 10
    const prints = (report: Report) =>
      JSON.parse(show('sarif', report)).runs[0].results.map((result: Sarif) => result.partialFingerprints)
    expect(prints(moved)).toEqual(prints(examples.mixed!))
  })
})

interface Sarif {
  ruleId: string
  ruleIndex: number
  level: string
  message: {text: string}
  locations: {physicalLocation: {artifactLocation: {uri: string}; region: {startLine: number}}}[]
  partialFingerprints: Record<string, string>
  suppressions?: unknown[]
}

describe('gitlab', () => {
  it('has an issue for each problem and each check that is not green', () => {
    fc.assert(
      fc.property(arbitraryReport, (report) => {
        const issues = JSON.parse(show('gitlab', report)) as {
          description: string
          fingerprint: string
          location: {lines: {begin: number}}
        }[]
        const {flaky, waived, refused} = report.totals
        expect(issues).toHaveLength(
          report.problems.length + resultsOf(report).filter(isOpen).length + flaky + waived + refused,
        )
        expect(new Set(issues.map(({fingerprint}) => fingerprint)).size).toBe(issues.length)
      }),
    )
  })
})

describe('markdown', () => {
  it('lets nothing of a report become markup', () => {
    const ours = [
      'root',
      'address',
      'heading',
      'paragraph',
      'text',
      'table',
      'tableRow',
      'tableCell',
      'list',
      'listItem',
      'code',
      '<code>',
      '</code>',
      '<br>',
    ]
    fc.assert(
      fc.property(arbitraryReport, (report) => {
        for (const type of markdownNodes(show('markdown', report))) expect(ours).toContain(type)
      }),
      {numRuns: 60},
    )
    expect(markdownNodes(show('markdown', examples.hostile!)).has('link')).toBe(false)
  })

  it('fits into a job summary of one MiB and says what is missing', () => {
    const many = structuredClone(examples.hostile!)
    const one = many.documents[0]!.results[0]!
    many.documents[0]!.results = Array.from({length: 5000}, () => ({...one, title: '&'.repeat(5000)}))
    const text = show('markdown', many)
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1024 * 1024)
    expect(text).toMatch(/…and 4900 more checks/)
  })
})

describe('prometheus', () => {
  it('is the text format, gauges only', () => {
    fc.assert(
      fc.property(arbitraryReport, (report) => {
        for (const line of show('prometheus', report).trimEnd().split('\n'))
          expect(line).toMatch(/^(# HELP \w+ .+|# TYPE \w+ gauge|\w+\{(\w+="([^"\\]|\\["\\])*",?)+\} [\d.e+-]+)$/u)
      }),
    )
  })
})

describe('events', () => {
  it('are one JSON object a line', () => {
    for (const result of resultsOf(examples.hostile!)) {
      const line = formatEvent({type: 'check-finished', result})
      expect(line).toMatch(/^[^\p{Cc}\p{Zl}\p{Zp}]*\n$/u)
      expect(JSON.parse(line)).toEqual({type: 'check-finished', result})
      expect(readCommands(line)).toEqual([])
    }
  })
})

describe('the assembled report', () => {
  it('holds every result once, and counts them', () => {
    fc.assert(
      fc.property(arbitraryReport, (report) => {
        const {passed, failed, errored, skipped, flaky, waived} = report.totals
        expect(passed + failed + errored + skipped).toBe(resultsOf(report).length)
        expect(flaky).toBeLessThanOrEqual(passed)
        expect(waived).toBeLessThanOrEqual(failed + errored)
        expect(assemble({...report, results: resultsOf(report)}).totals).toEqual(report.totals)
      }),
    )
  })

  it.each(Object.keys(examples))('gives the totals that %s has', (example) => {
    const report = examples[example]!
    expect(assemble({...report, results: resultsOf(report)}).totals).toEqual(report.totals)
  })
})
