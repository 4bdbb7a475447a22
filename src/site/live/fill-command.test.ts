import {execFileSync} from 'node:child_process'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {fillCommand, textOf} from './fill-command.ts'

const fill = (command: string, values: Record<string, string>) => textOf(fillCommand(command, values))

/** What a real shell takes the command's words for: it prints each, with a mark around it. */
const wordsOf = (command: string) =>
  execFileSync('bash', ['--norc', '-c', `set -f; word() { printf '[%s]' "$@"; }; ${command}`], {
    encoding: 'utf8',
    env: {},
  })

const hostile = [
  "'; rm -rf / #",
  '$(touch /tmp/x)',
  '`id`',
  'a\nb',
  '"; id; "',
  '\\',
  "'",
  'a b',
  '*',
  '!x',
  '-n',
  '${HOME}',
  '',
]

describe('values are words', () => {
  const forms = [
    'word $x',
    'word ${x}',
    'word "$x"',
    'word "${x}"',
    'word a$x',
    'word "a${x}b"',
    'word $(printf %s "$x")',
  ]
  test.each(forms)('in `%s`', (form) => {
    for (const value of hostile.filter((one) => one !== '')) {
      const before = form.includes('a$') || form.includes('"a$') ? 'a' : ''
      const behind = form.endsWith('}b"') ? 'b' : ''
      // A substitution that is not quoted itself is split by the shell, whatever it prints.
      if (form.includes('$(') && /\s/.test(value)) continue
      expect(wordsOf(fill(form, {x: value}))).toBe(`[${before}${value}${behind}]`)
    }
  })

  test('of any text, at any place', () => {
    const text = fc.string({unit: fc.constantFrom(...Array.from('ab \'"$`\\(){};&|<>*?!#~\n-=')), minLength: 1})
    fc.assert(
      fc.property(text, text, (x, y) => {
        expect(wordsOf(fill('word $x "${y}" \'$x\' "a $x"$y # $x', {x, y}))).toBe(`[${x}][${y}][$x][a ${x}${y}]`)
      }),
      {numRuns: 60},
    )
  })
})

test('a plain value stands as it is', () => {
  const command = 'curl -sS -i "$BASE_URL/api/health"'
  expect(fill(command, {BASE_URL: 'http://127.0.0.1:8787'})).toBe('curl -sS -i "http://127.0.0.1:8787/api/health"')
})

test.each([
  ["echo '$x'", 'what the shell would not look at'],
  ['id # $x', 'a comment'],
  [String.raw`echo \$x`, 'an escaped dollar'],
  ['echo $xy ${x:-1}', 'other names and forms'],
  ['x=1; echo $x', 'a name that the command sets'],
  ['for x in a b; do echo $x; done', 'a name that a loop sets'],
])('`%s` stays: %s', (command) => {
  expect(fill(command, {x: 'a b'})).toBe(command)
})

test.each([
  'echo `printf %s $x`',
  'echo $((1 + $x))',
  'cat <<EOF\n$x\nEOF',
  'ssh host "ls $x"',
  'bash -c "ls $x"',
  'case $x in a) id;; esac',
  'eval "ls $x"',
])('only what needs no quotes is filled into `%s`', (command) => {
  expect(fill(command, {x: '$(id)'})).toBe(command)
  expect(fill(command, {x: '7'})).toBe(command.replaceAll('$x', '7'))
})

test.each(['\0', '\x1b[201~id', '\r', 'user\u202etxt', '\u200b'])(
  '%j cannot be pasted without harm, and is not filled in',
  (value) => {
    expect(fill('echo $x', {x: value})).toBe('echo $x')
  },
)

test('what was filled in is known', () => {
  expect(fillCommand('ls $x $y', {x: 'a'})).toEqual([
    {text: 'ls '},
    {text: 'a', name: 'x', filled: true},
    {text: ' '},
    {text: '$y', name: 'y'},
  ])
})

test('names of what every object has are no values', () => {
  expect(fill('echo $constructor $__proto__', {})).toBe('echo $constructor $__proto__')
})
