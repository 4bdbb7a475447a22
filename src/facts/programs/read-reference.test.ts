import {expect, it} from 'vitest'
import {readReference} from './read-reference.ts'

function said(program: string, text: string) {
  const facts = readReference(program, 'help.txt', text)
  return {
    commands: facts.filter(({family}) => family === 'command').map(({name}) => name),
    flags: facts.flatMap((fact) => (fact.family === 'flag' ? [`${fact.command ?? ''} ${fact.name}`.trim()] : [])),
  }
}

it('reads a page that holds the help of each command', () => {
  const text =
    '# CLI\n\n## pack\n\n```text\nUsage: box pack [paths...]\n\nOptions:\n  -o, --out <file>  where to; --no-out for\n                    nothing\n      --dry-run     only look\n\nExamples:\n  box pack --other\n```\n\n## send\n\n```text\nUsage: box send fast|slow\n  -h, --help  this\n```\n'
  expect(said('box', text)).toEqual({
    commands: ['pack', 'send'],
    flags: ['pack -o', 'pack --out', 'pack --no-out', 'pack --dry-run', 'send -h', 'send --help'],
  })
})

it.each([
  [
    'commander',
    'Usage: box [options] [command]\n\nOptions:\n  -V, --version   print\n\nCommands:\n  pack [options] <file>  make one\n  send|s                 send one\n  help [command]         help\n',
    ['', 'pack', 'send', 's', 'help'],
    ['-V', '--version'],
  ],
  [
    'yargs',
    'box <command>\n\nCommands:\n  box pack       make one\n  box send <to>  send one\n\nOptions:\n  --quiet  say less  [boolean]\n',
    ['pack', 'send'],
    ['--quiet'],
  ],
  [
    'clap',
    'Usage: box [OPTIONS] <COMMAND>\n\nCommands:\n  pack  make one\n  help  Print this\n\nOptions:\n  -C, --color <WHEN>  [possible: auto]\n',
    ['', 'pack', 'help'],
    ['-C', '--color'],
  ],
  [
    'cobra',
    'Packs boxes.\n\nUsage:\n  box pack [flags]\n\nFlags:\n      --dry-run   only look\n  -h, --help      help\n\nGlobal Flags:\n      --config string\n',
    ['pack'],
    ['pack --dry-run', 'pack -h', 'pack --help', 'pack --config'],
  ],
  [
    'argparse',
    'usage: box pack [-h] [--out OUT]\n\noptions:\n  -h, --help  show\n  --out OUT\n',
    ['pack'],
    ['pack -h', 'pack --out', 'pack --help'],
  ],
  [
    'a table',
    '# box\n\n| flag | |\n| - | - |\n| `--out <file>`, `-o` | where --to |\n| `--[no-]color` | |\n',
    [''],
    ['--out', '-o', '--color', '--no-color'],
  ],
])('reads the help of %s', (_, text, commands, flags) => {
  expect(said('box', text)).toEqual({commands, flags})
})

it('knows the lines', () => {
  expect(readReference('box', 'a.txt', 'Usage: box pack\n\n  --out\n')).toEqual([
    {family: 'command', program: 'box', name: 'pack', path: 'a.txt', line: 1},
    {family: 'flag', program: 'box', name: '--out', command: 'pack', path: 'a.txt', line: 3},
  ])
})
