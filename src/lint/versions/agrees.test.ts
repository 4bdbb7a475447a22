import {expect, it} from 'vitest'
import type {VersionFact} from '../../fact.ts'
import {agrees} from './agrees.ts'

function fact(version: string): VersionFact {
  const precision = /^\d/.test(version) ? 'exact' : 'range'
  return {family: 'version', name: 'x', path: 'x', line: 1, version, precision}
}

it.each([
  ['20', false, ['>=20.19'], true],
  ['18', false, ['>=20.19'], false],
  ['18', true, ['>=20.19'], false],
  ['18', true, ['>=20.19', '22'], false],
  ['22', true, ['>=20.19'], true],
  ['18', true, ['22.1.0'], true],
  ['23', true, ['22.1.0'], false],
  ['14', false, ['16-alpine', '15.2'], false],
  ['15', false, ['16-alpine', '15.2'], true],
  ['16.3', false, ['16'], true],
  ['3.11', false, ['>=3.10,<3.13'], true],
  ['4', false, ['workspace:*'], true],
])('%s, or later %s, beside %j: %s', (version, orLater, facts, expected) => {
  expect(agrees({version, orLater}, facts.map(fact))).toBe(expected)
})
