import {chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, it} from 'vitest'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {gatherFacts} from './gather-facts.ts'

function gathered(write: (root: string) => void, exclude: string[] = []) {
  const root = temporaryFolder()
  write(root)
  const {facts, problems} = gatherFacts({root, exclude})
  return {
    scripts: facts.all('script').map(({name}) => name),
    variables: facts.all('variable').map(({name}) => name),
    problems: problems.map(({rule, severity, place, reason}) => `${severity} ${rule} ${place.path} ${reason}`),
  }
}

it('says of what it does not read that it does not, and reads the rest', () => {
  const found = gathered((root) => {
    writeFileSync(join(root, 'package.json'), '{"scripts": {"build": "x"}}')
    mkdirSync(join(root, 'a', 'package.json'), {recursive: true})
    mkdirSync(join(root, 'b'))
    writeFileSync(join(root, 'b', 'package.json'), '{')
    writeFileSync(join(root, 'rules.yml'), '')
    truncateSync(join(root, 'rules.yml'), 11 * 1024 * 1024)
    writeFileSync(join(root, 'binary.yml'), '\0')
    symlinkSync('nowhere.yml', join(root, 'dangling.yml'))
    symlinkSync('.', join(root, 'loop'))
  })
  expect(found.scripts).toEqual(['build'])
  expect(found.problems).toEqual([
    expect.stringContaining('warning unreadable-facts b/package.json Unexpected JSON that cannot be read'),
    'warning unreadable-facts rules.yml Unexpected file of 11.0 MiB, expected at most 10 MiB to read facts from',
  ])
})

it.skipIf(process.getuid?.() === 0)('says so of a file that nobody may read (root may)', () => {
  const found = gathered((root) => {
    writeFileSync(join(root, 'package.json'), '{}')
    chmodSync(join(root, 'package.json'), 0)
  })
  expect(found.problems).toEqual([
    'warning unreadable-facts package.json Unexpected file that cannot be read (EACCES), expected a text',
  ])
})

it('reads nothing of what is excluded, nor of tests', () => {
  const found = gathered(
    (root) => {
      mkdirSync(join(root, 'old'))
      writeFileSync(join(root, 'old', 'package.json'), '{"scripts": {"gone": "x"}}')
      writeFileSync(join(root, 'package.json'), '{"scripts": {"build": "x"}}')
      mkdirSync(join(root, 'test'))
      for (const path of ['a.ts', 'a.test.ts', 'test/b.ts'])
        writeFileSync(join(root, path), `process.env.READ_BY_${path.replace(/\W/g, '_').toUpperCase()}`)
    },
    ['old/**'],
  )
  expect(found).toEqual({scripts: ['build'], variables: ['READ_BY_A_TS'], problems: []})
})
