import {expect, it} from 'vitest'
import {resolveImport} from './resolve-import.ts'

const files = new Set(['index.ts', 'src/a.ts', 'src/b/index.tsx', 'src/c.mts', 'src/d.json', 'src/e.js', 'src/e.ts'])

it.each([
  ['src/x.ts', './a.ts', 'src/a.ts'],
  ['src/x.ts', './a', 'src/a.ts'],
  ['src/x.ts', './a.js', 'src/a.ts'],
  ['src/x.ts', './b', 'src/b/index.tsx'],
  ['src/b/y.ts', '../c.mjs', 'src/c.mts'],
  ['src/x.ts', './d.json?raw', 'src/d.json'],
  ['src/x.ts', './e.js', 'src/e.js'],
  ['src/x.ts', '..', 'index.ts'],
  ['src/x.ts', '../../a', undefined],
  ['src/x.ts', './none', undefined],
  ['src/x.ts', 'src/a.ts', undefined],
])('%s imports %s', (from, name, expected) => expect(resolveImport(from, name, files)).toBe(expected))
