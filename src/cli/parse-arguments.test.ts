import {expect, it} from 'vitest'
import {parseArguments} from './parse-arguments.ts'

it('reads a command, its paths and its options', () => {
  const {command, positionals, options} = parseArguments([
    'check',
    'a.md',
    '--id',
    'x#y',
    '--id=z',
    '-t',
    'staging',
    '--strict',
  ])
  expect(command?.name).toBe('check')
  expect(positionals).toEqual(['a.md'])
  expect(options).toEqual({id: ['x#y', 'z'], target: 'staging', strict: true})
})

it('takes what follows -- as paths, and --no- as false', () => {
  expect(parseArguments(['lint', '--no-color', '--', '--odd.md'])).toMatchObject({
    positionals: ['--odd.md'],
    options: {color: false},
  })
})

it.each([
  [['chekc'], 'Unexpected command `chekc`', 'did you mean `check`?'],
  [['check', '--tagret', 'x'], 'Unexpected option `--tagret`', 'did you mean `--target`?'],
  [['list', '--watch'], 'Unexpected option `--watch`', '`proofbook list --help` lists them'],
  [['check', '--target'], 'Missing value for `--target`, expected `--target <name>`', undefined],
  [['check', '--strict=yes'], 'Unexpected value `yes` for the switch `--strict`', undefined],
  [['check', '-r', 'junti=x.xml'], 'Unexpected `--reporter junti`', 'did you mean `junit`?'],
])('teaches: %j', (words, message, hint) => {
  expect(() => parseArguments(words)).toThrow(
    expect.objectContaining({message: expect.stringContaining(message), hint}),
  )
})

it('takes the value of an option that can stand alone behind `=` only', () => {
  expect(parseArguments(['check', '--changed', 'runbooks', '--dry-run'])).toMatchObject({
    positionals: ['runbooks'],
    options: {changed: 'HEAD', 'dry-run': true},
  })
  expect(parseArguments(['lint', '--changed=origin/main']).options).toEqual({changed: 'origin/main'})
  expect(() => parseArguments(['lint', '--no-changed'])).toThrow('Missing value for `--changed`')
})
