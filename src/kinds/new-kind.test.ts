import {expect, it} from 'vitest'
import {newBuiltIn, register} from './new-kind.ts'

it('names the files of a new kind of this repository, and what is in them', () => {
  const template = {
    'index.ts': "interface DiskRoom {}\nname: 'disk-room', quoteTemplate",
    'disk-room.test.ts': '',
    'readme.md': '# `disk-room`',
  }
  expect(newBuiltIn('dead-letter', template)).toEqual({
    'index.ts': "interface DeadLetter {}\nname: 'dead-letter', quoteTemplate",
    'dead-letter.test.ts': '',
    'readme.md': '# `dead-letter`',
  })
})

it('registers a kind in its place', () => {
  const registry = `// Why.\nexport {default as env} from './env/index.ts'\nexport {default as sql} from './sql/index.ts'\n`
  expect(register('dead-letter', registry)).toBe(
    `// Why.\nexport {default as 'dead-letter'} from './dead-letter/index.ts'\n${registry.slice('// Why.\n'.length)}`,
  )
  expect(register('tcp', registry)).toBe(`${registry}export {default as tcp} from './tcp/index.ts'\n`)
})
