import {expect, it} from 'vitest'
import {defaultLintSettings} from '../util/default-lint-settings.ts'
import {inspectSettings} from './inspect-settings.ts'

it('knows the names of rules', () => {
  const rules = {'heading-strucutre': {severity: 'off' as const}, 'stale-ignore': {}, 'unknown-script': {}, zebra: {}}
  expect(inspectSettings({...defaultLintSettings, rules}).map(({path, hint}) => [path, hint])).toEqual([
    [['lint', 'rules', 'heading-strucutre'], 'did you mean `heading-structure`?'],
    [['lint', 'rules', 'zebra'], 'docs/rules/README.md lists them'],
  ])
})

it('knows globs that can match nothing', () => {
  const only = [
    'docs/**',
    'a/{b,c}.md',
    '!(x).md',
    '/docs/**',
    '../docs/**',
    './docs',
    'a/../b',
    'C:\\docs',
    '[a',
    '{a,b',
    '(a|b',
  ]
  const faults = inspectSettings({...defaultLintSettings, rules: {'unknown-script': {only}}, exclude: ['ok/**', '[']})
  expect(faults.map(({path}) => path.slice(2).join('.'))).toEqual([
    ...[3, 4, 6, 7, 8, 9, 10].map((index) => `unknown-script.only.${index}`),
    '1',
  ])
  for (const {reason} of faults) expect(reason).toMatch(/^Unexpected glob `.*`, expected /)
})
