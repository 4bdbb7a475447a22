import {expect, test} from 'vitest'
import {readSession} from './session.ts'

const commands = (code: string, language?: string) =>
  readSession(code, language).flatMap(({command}) => (command === undefined ? [] : [command]))

test('a fence without prompts is one command', () => {
  expect(readSession('# first\nls\n\nid\n', 'bash')).toEqual([{command: '# first\nls\n\nid'}])
})

test('lines behind a prompt are commands, the others what they printed', () => {
  expect(readSession('$ ls\na\nb\n$ id\nroot\n', 'bash')).toEqual([
    {prompt: '$ ', command: 'ls'},
    {output: 'a\nb'},
    {prompt: '$ ', command: 'id'},
    {output: 'root'},
  ])
})

test.each([
  ['$ for x in a\n> do echo $x\n> done\na', 'sh', ['for x in a\ndo echo $x\ndone']],
  ['$ curl \\\n  -i x\nHTTP', 'bash', ['curl \\\n  -i x']],
  ['me@host:~/x$ ls', 'console', ['ls']],
  ['# systemctl restart x\n# id', 'console', ['systemctl restart x', 'id']],
  ['$ ls\n# a comment', 'console', ['ls', '# a comment']],
  ['# a comment\n$ ls', 'bash', ['# a comment', 'ls']],
  ['echo $ 5\n> file', 'bash', ['echo $ 5\n> file']],
])('%j in a fence of %s', (code, language, expected) => {
  expect(commands(code, language)).toEqual(expected)
})
