import {expect, it} from 'vitest'
import type {Place} from '../model.ts'
import {frame} from './frame.ts'
import {painter} from './text/paint.ts'

function at(line: number, column: number, length: number): Place {
  return {path: 'a.md', start: {line, column}, end: {line, column: column + length}}
}

function shown(text: string, places: Place[], width = 60): string[] {
  return frame(text, places, width, painter(false))
}

it('shows the line, its neighbours and what is meant', () => {
  expect(shown('one\ntwo three\nfour\nfive', [at(2, 5, 5)])).toEqual([
    '  1 │ one',
    '> 2 │ two three',
    '    │     ^^^^^',
    '  3 │ four',
  ])
})

it('leaves out what is far from every place', () => {
  const text = Array.from({length: 12}, (_, index) => `line ${index + 1}`).join('\r\n')
  expect(shown(text, [at(2, 1, 4), at(11, 6, 2)])).toEqual([
    '   1 │ line 1',
    '>  2 │ line 2',
    '     │ ^^^^',
    '   3 │ line 3',
    '   ⋮',
    '  10 │ line 10',
    '> 11 │ line 11',
    '     │      ^^',
    '  12 │ line 12',
  ])
})

it('puts the mark under wide characters, tabs and spelled controls', () => {
  expect(shown('\t世界: x', [at(1, 6, 1)]).slice(0, 2)).toEqual(['> 1 │     世界: x', '    │           ^'])
  expect(shown('\u001b[1m x', [at(1, 6, 1)]).slice(0, 2)).toEqual(['> 1 │ \\u001b[1m x', '    │           ^'])
})

it('shows the part of a very long line that is meant', () => {
  const [line, mark] = shown(`${'a'.repeat(5000)}HERE${'b'.repeat(1_000_000)}`, [at(1, 5001, 4)], 40)
  expect(line!.length).toBeLessThanOrEqual(40)
  expect(line!.slice(mark!.indexOf('^'), mark!.lastIndexOf('^') + 1)).toBe('HERE')
})

it('is empty for a place that the text does not have', () => {
  expect(shown('one', [at(7, 1, 1)])).toEqual([])
  expect(shown('', [])).toEqual([])
})
