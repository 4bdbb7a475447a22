import fc from 'fast-check'
import {expect, it} from 'vitest'
import {isCollection, isMap, isScalar, isSeq, parseDocument, type Node} from 'yaml'
import {readYaml} from './read-yaml.ts'
import {yamlNode, type YamlNode} from './yaml-node.ts'

/** Each fault as ``rule `text it points at`: reason (hint)``. */
function faults(text: string): string[] {
  return readYaml(text).faults.map(
    ({rule, reason, hint, start, end}) => `${rule} ‹${text.slice(start, end)}› ${reason}${hint ? ` (${hint})` : ''}`,
  )
}

it('reads by the core schema, dates as text', () => {
  expect(readYaml('a: 2026-12-01\nb: [1, 1.5, true, null, ~, "2", no]\nc:').value).toEqual({
    a: '2026-12-01',
    b: [1, 1.5, true, null, null, '2', 'no'],
    c: null,
  })
  expect(readYaml('')).toEqual({value: null, faults: []})
  expect(readYaml('# only a comment\n')).toEqual({value: null, faults: []})
})

it.each([
  ['a:\n\tb: 1', 'yaml ‹\t› Unexpected tab in the indentation, expected spaces'],
  ['a: 1\n  b: 2', 'yaml ‹  b:› Unexpected indentation of 2 before `b:`, expected it in line with its neighbours'],
  ['a:\n  - 1\n - 2', 'yaml ‹ -› Unexpected indentation of 1 before `-`, expected it in line with its neighbours'],
  ['a: 1\nfoo\nb: 2', 'yaml ‹foo› Unexpected `foo`, expected `key: value`'],
  ['a: 1\nb:2\n', 'yaml ‹b:2› Unexpected `b:2`, expected a space after the colon (`b: 2`)'],
  ['a: b: c', 'yaml ‹:› Unexpected `: ` inside a value, expected quotes around the value (`a: "b: c"`)'],
  [
    'a: "b" c',
    'yaml ‹c› Unexpected `c` after the closing quote, expected the end of the value (put the whole value in quotes)',
  ],
  ['a: "b', 'yaml ‹› Unexpected end of the block, expected a closing `"`'],
  ["a: 'b\n\n", 'yaml ‹› Unexpected end of the block, expected a closing bracket or quote'],
  [
    'a: "\\d"',
    'yaml ‹\\d› Unexpected `\\d` in double quotes, expected `\\\\d` (`\\\\d`, or single quotes, in which `\\` is a plain character)',
  ],
  ['a: [1, 2', 'yaml ‹› Unexpected end of the block, expected a closing `]` or `}`'],
  ['a: [b\nc: 1]', 'yaml ‹c:› Unexpected `c:`, expected a closing bracket or quote, or more indentation'],
  ['a: {b: ${C}}', 'yaml ‹${C}› Unexpected `${C}` without quotes inside brackets, expected `"${C}"`'],
  ['a: {b: > 0}', 'yaml ‹> 0› Unexpected `> 0` without quotes inside brackets, expected `"> 0"`'],
  ['a: > 0 # none', 'yaml ‹> 0› Unexpected `> 0` without quotes, expected `"> 0"` (in YAML `>` starts a folded text)'],
  ['a: != 0', 'yaml ‹!= 0› Unexpected `!= 0` without quotes, expected `"!= 0"` (in YAML `!` starts a tag)'],
  ['a: | b', 'yaml ‹| b› Unexpected `| b` without quotes, expected `"| b"` (in YAML `|` starts a block of text)'],
  ['a: @b', 'yaml ‹@b› Unexpected `@` at the start of a value, expected quotes around it (`"@b"`)'],
  [
    'a: * * 1 * *',
    'yaml ‹* * 1 * *› Unexpected `*` at the start of a value, expected quotes around it (`"* * 1 * *"`)',
  ],
  [
    'a: - b',
    'yaml ‹-› Unexpected list in the line of its key, expected it in lines of its own, or in brackets (`key: [a, b]`)',
  ],
  [
    'a: !foo b',
    'yaml ‹!foo› Unexpected tag `!foo`, expected a value without a tag (a text that starts with `!` needs quotes: `"!foo b"`)',
  ],
  ['a: 1\n---\nb: 2', 'yaml ‹---› Unexpected second document behind `---`, expected one map'],
  ['[a]: 1', 'yaml ‹› Unexpected list or map as a key, expected a name'],
  ['a: \u0000', 'yaml ‹\u0000› Unexpected control character U+0000, expected printable text'],
  ['a: b\u0007', 'yaml ‹\u0007› Unexpected control character U+0007, expected printable text'],
  [
    'a: &b 1',
    'yaml-alias ‹&b› Unexpected anchor `&b`, expected the value itself (a text that starts with `&` needs quotes: `"&b 1"`)',
  ],
  [
    'a: *b',
    'yaml-alias ‹*b› Unexpected alias `*b`, expected the value itself (a text that starts with `*` needs quotes: `"*b"`)',
  ],
])('%j', (text, fault) => {
  expect(faults(text)).toEqual([fault])
})

it('reports every repeated key and reads on, the last value counting', () => {
  const text = 'a: 1\nb: {c: 1, "c": 2}\na: 3'
  expect(faults(text)).toEqual([
    'duplicate-key ‹"c"› Unexpected second `c`, expected each key once',
    'duplicate-key ‹a› Unexpected second `a`, expected each key once',
  ])
  expect(readYaml(text).value).toEqual({a: 3, b: {c: 2}})
  expect(faults('a: 1\na: 2\n? [b]\n: 1')).toHaveLength(2)
})

it('refuses what is too deep, too long or a bomb, and fast', () => {
  const laughs = Array.from({length: 30}, (_, i) => `a${i}: &a${i} [${`*a${i - 1},`.repeat(9)}]`).join('\n')
  const start = performance.now()
  expect(faults(laughs.replace('*a-1,'.repeat(9), 'x'))).toEqual([expect.stringContaining('yaml-alias ‹&a0›')])
  expect(faults(`a: ${'['.repeat(10_000)}`)).toEqual([expect.stringContaining('expected at most 64 levels')])
  expect(faults(`a: ${'x'.repeat(300_000)}`)).toEqual([expect.stringContaining('Unexpected 293 KiB of YAML')])
  expect(faults(`{${'? '.repeat(100_000)}`)).toHaveLength(1)
  expect(performance.now() - start).toBeLessThan(2_000)
})

it('never throws and always points into the text', () => {
  const piece = fc.constantFrom(
    'a',
    'b: ',
    ': ',
    '\n',
    '  ',
    '\t',
    '- ',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '|',
    '>',
    '&x ',
    '*x ',
    '!t ',
    '#',
    ', ',
    '---\n',
    '? ',
    '%',
    '@',
    '\\',
    '\r\n',
    '${A}',
    '<<: ',
    '🙂',
  )
  fc.assert(
    fc.property(fc.array(piece, {maxLength: 25}), (pieces) => {
      const text = pieces.join('')
      const {value, faults} = readYaml(text)
      expect(value === undefined).toBe(faults.some(({rule}) => rule !== 'duplicate-key'))
      for (const {start, end, reason} of faults) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeGreaterThanOrEqual(start)
        expect(end).toBeLessThanOrEqual(text.length)
        expect(reason).toMatch(/^Unexpected .*, expected /s)
      }
    }),
    {numRuns: 3_000},
  )
})

interface Placed {
  start: number
  end: number
  entries?: [string, number, number, Placed][]
  items?: Placed[]
}

function ours(node: YamlNode): Placed {
  const {start, end, entries, items} = node
  if (entries) return {start, end, entries: entries.map((e) => [e.name, e.start, e.end, ours(e.value)])}
  return items ? {start, end, items: items.map(ours)} : {start, end}
}

function theirs(node: Node, text: string): Placed {
  const [start, end] = node.range!.slice(0, 2).map(Number) as [number, number]
  const at = {start, end: start + text.slice(start, end).trimEnd().length}
  // In block style a list or map ends for us with its last value, for `yaml` behind the comments that follow it.
  const ending = (last: Placed | undefined) => (isCollection(node) && !node.flow && last ? {...at, end: last.end} : at)
  if (isSeq(node)) {
    const items = node.items.map((item) => theirs(item as Node, text))
    return {...ending(items.at(-1)), items}
  }
  if (!isMap(node)) return at
  const entries = node.items.map(({key, value}): [string, number, number, Placed] => {
    const [from, to] = (key as Node).range!
    return [isScalar(key) ? String(key.value) : '', from, to, theirs(value as Node, text)]
  })
  return {...ending(entries.at(-1)?.[3]), entries}
}

const scalar = fc.constantFrom(
  'x',
  'two words',
  '"quoted: {x}"',
  "'it''s'",
  '12',
  'true',
  '/^v\\d+/',
  '< 500ms',
  '${URL}/a',
  '"# no comment"',
)
const flow = fc.letrec<{value: string}>((tie) => ({
  value: fc.oneof(
    {depthSize: 'small'},
    scalar.filter((text) => !text.includes('${')),
    fc.array(tie('value'), {minLength: 1, maxLength: 3}).map((items) => `[ ${items.join(' , ')} ]`),
    fc
      .array(tie('value'), {minLength: 1, maxLength: 3})
      .map((items) => `{${items.map((v, i) => `k${i}: ${v}`).join(', ')} }`),
  ),
})).value

/** A map in block style, at any indentation. */
const block = fc.letrec<{map: string[]; value: string[]}>((tie) => ({
  map: fc
    .uniqueArray(fc.tuple(fc.constantFrom('id', 'expect', '"json.a b"', 'status', '200', "'q'"), tie('value')), {
      minLength: 1,
      maxLength: 4,
      selector: ([key]) => key,
    })
    .map((pairs) => pairs.flatMap(([key, lines]) => below(`${key}:`, lines))),
  value: fc.oneof(
    {depthSize: 'small'},
    fc.tuple(scalar, fc.constantFrom('', '  # why')).map(([text, comment]): string[] => [`${text}${comment}`]),
    flow.map((text): string[] => [text]),
    fc.constantFrom<string[]>(['|', 'one', '  two', 'three'], ['>-', 'folded', 'text'], ['|2 # kept', '   odd', 'x']),
    tie('map').map((lines): string[] => ['', ...lines]),
    fc
      .array(tie('value'), {minLength: 1, maxLength: 3})
      .map((items): string[] => ['', ...items.flatMap((lines) => below('-', lines))]),
  ),
})).map

/** The first line behind a mark, the others indented below it. */
function below(mark: string, [first, ...rest]: string[]): string[] {
  return [first ? `${mark} ${first}` : mark, ...rest.map((line) => `  ${line}`)]
}

it('reads and places as the `yaml` package does', () => {
  fc.assert(
    fc.property(block, (lines) => {
      const text = `${lines.join('\n')}\n`
      const document = parseDocument(text, {version: '1.2', schema: 'core'})
      expect(document.errors).toEqual([])
      expect(readYaml(text)).toEqual({value: document.toJS() as unknown, faults: []})
      expect(ours(yamlNode(text)!)).toEqual(theirs(document.contents as Node, text))
    }),
    {numRuns: 1_000},
  )
})
