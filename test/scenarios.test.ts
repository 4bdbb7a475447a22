import {readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {literalMatches} from '../src/expect/index.ts'
import {readScenario, Stage} from './support/run-scenario.ts'

/**
 * Every story is run as it stands: its files are written, its commands typed, its output compared. In the expected output
 * a line `...` stands for any lines and `[..]` for anything within a line; times, dates and digests may differ. `UPDATE_SCENARIOS=1` writes down what was seen.
 */
const root = join(import.meta.dirname, '..')
const told = ['README.md', 'docs/start.md', 'docs/lint.md', ...scenarios()]

describe.each(told)('%s', (path) => {
  const scenario = readScenario(join(root, path))
  it('tells something', () => expect(scenario.commands.length).toBeGreaterThan(0))
  it('is so', async () => {
    const stage = await Stage.open()
    const files = scenario.files.filter(({early}) => !early)
    for (const {path, text, early} of scenario.files) if (early) stage.write(path, text)
    const seen: string[] = []
    for (const {line, command, expected} of scenario.commands) {
      while (files.length > 0 && files[0]!.line < line) {
        const file = files.shift()!
        stage.write(file.path, file.text)
      }
      const output = await stage.run(command)
      seen.push(literalMatches(steady(expected), steady(output)) ? expected : output)
      if (!process.env.UPDATE_SCENARIOS) expect.soft(seen.at(-1), `${path}:${line} $ ${command}`).toBe(expected)
    }
    rmSync(stage.folder, {recursive: true, force: true})
    if (process.env.UPDATE_SCENARIOS) rewrite(join(root, path), scenario.commands, seen)
  })
})

/** What differs from run to run for a good reason: times, dates, digests. */
function steady(text: string): string {
  return text
    .replaceAll(/\b\d+(\.\d+)? ?(ms|s)\b/g, '<time>')
    .replaceAll(/\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT/g, '<date>')
    .replaceAll(/sha256:[0-9a-f]{64}/g, '<digest>')
}

function scenarios(): string[] {
  return readdirSync(join(root, 'test/scenarios'))
    .sort()
    .map((name) => `test/scenarios/${name}`)
}

/** Puts what was seen in the place of what was expected. */
function rewrite(path: string, commands: {line: number; expected: string}[], seen: string[]): void {
  const lines = readFileSync(path, 'utf8').split('\n')
  for (const [i, {line, expected}] of [...commands.entries()].reverse()) {
    if (seen[i] === expected) continue
    const height = expected === '' ? 0 : expected.split('\n').length
    lines.splice(line, height, ...(seen[i] === '' ? [] : seen[i]!.split('\n')))
  }
  writeFileSync(path, lines.join('\n'))
}
