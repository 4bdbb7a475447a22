import fc from 'fast-check'
import {expect, it} from 'vitest'
import {readYaml} from './read-yaml.ts'
import {writtenAt} from './written-at.ts'
import {yamlNode, yamlRange} from './yaml-node.ts'

function written(yaml: string): {value: string; at: number[] | undefined; text: string} {
  const value = (readYaml(yaml).value as {run: string}).run
  const {start, end} = yamlRange(yamlNode(yaml), ['run'], 'value')!
  const text = yaml.slice(0, end)
  return {value, at: writtenAt(text, start, value), text}
}

it.each([
  ['run: a b', [5, 6, 7]],
  ["run: 'a''b'", [6, 7, 9]],
  [String.raw`run: "a\"\x62\u0063\n\\"`, [6, 7, 9, 13, 19, 21]],
  ['run: a\n  b', [5, 6, 9]],
  ['run: |\n  a\n    b\n', [9, 10, 11, 12, 15, 16]],
  ['run: >-\n  a\n  b\n\n  c', [10, 11, 14, 15, 19]],
])('tells where each character of %j is written', (yaml, offsets) => expect(written(yaml).at).toEqual(offsets))

it('says so where it cannot tell', () => expect(written(String.raw`run: "\U0001F600"`).at).toBeUndefined())

it('finds every character that is neither a blank nor an escape where it stands', () => {
  const line = fc.stringMatching(/^[a-z"'|;&$]([a-z"' \\|;&$]{0,10}[a-z])?$/)
  const styles = [
    (lines: string[]) => `run: |\n  ${lines.join('\n  ')}\nid: x`,
    (lines: string[]) => `run: >+\n    ${lines.join('\n    ')}\n\n`,
    (lines: string[]) => `run: '${lines.map((one) => one.replaceAll("'", "''")).join('\n  ')}'`,
    (lines: string[]) => `run: "${lines.map((one) => one.replace(/["\\]/g, '\\$&')).join('\n  ')}"`,
  ]
  fc.assert(
    fc.property(fc.array(line, {minLength: 1, maxLength: 4}), fc.constantFrom(...styles), (lines, style) => {
      const {value, at, text} = written(style(lines))
      expect(at).toHaveLength(value.length)
      for (const [index, char] of value.split('').entries())
        if (/[^\s"'\\]/.test(char)) expect(text[at![index]!]).toBe(char)
    }),
  )
})
