import {expect, it} from 'vitest'
import {readOptions} from './read-options.ts'

it('has defaults that suit a site of somebody else', () => {
  expect(readOptions({})).toMatchObject({
    id: 'default',
    alerts: [],
    branch: 'main',
    pages: {home: false, alerts: '/alerts', status: '/status', coverage: '/coverage', adr: false},
  })
})

it('takes what is said, and leaves the rest', () => {
  const {pages, repository} = readOptions({pages: {home: '/', coverage: false}, repository: 'https://example.org/a/b/'})
  expect(pages).toEqual({home: '/', alerts: '/alerts', status: '/status', coverage: false, adr: false})
  expect(repository).toBe('https://example.org/a/b')
})

it.each([
  [{alert: []}, 'Unexpected option `alert`, expected one of id, config'],
  [{alerts: 'a.yml'}, 'Unexpected `alerts: "a.yml"`, expected a list of globs'],
  [{repository: 'javascript:alert(1)'}, 'expected an address like `https://github.com/owner/name`'],
  [{branch: 7}, 'Unexpected `branch: 7`, expected a text'],
  [{pages: []}, "expected a map like `{home: '/', adr: false}`"],
  [{pages: {stats: '/s'}}, 'Unexpected option `stats`, expected one of home, alerts, status'],
  [{pages: {home: 'home'}}, 'Unexpected `pages.home: "home"`, expected an address that starts with `/`'],
])('refuses %j', (options, message) => {
  expect(() => readOptions(options)).toThrow(message)
})

it('says all that is wrong at once, and where', () => {
  expect(() => readOptions({branch: 7, alert: []})).toThrow(/^proofbook\/docusaurus: .*alert.*; .*branch/)
})
