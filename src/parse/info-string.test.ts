import {describe, expect, it} from 'vitest'
import {readInfo} from './info-string.ts'

function values(info: string): Record<string, string> {
  return Object.fromEntries(readInfo(info).options.map(({name, value}) => [name, value]))
}

describe('options', () => {
  it.each([
    ['id=node-version', {id: 'node-version'}],
    ['id=a  timeout=5s\teffect=reads', {id: 'a', timeout: '5s', effect: 'reads'}],
    ['title="the disk has room" stdin=\'say "hi"\'', {title: 'the disk has room', stdin: 'say "hi"'}],
    ['expect.stdout=/^v2[0-9]/ id=a', {'expect.stdout': '/^v2[0-9]/', id: 'a'}],
    ['expect.stdout=/up for \\d+ days/i id=a', {'expect.stdout': '/up for \\d+ days/i', id: 'a'}],
    ['expect.stdout=/^a\\/ b\\/c/', {'expect.stdout': '/^a\\/ b\\/c/'}],
    ['cwd=/var/log stdin=/dev/null', {cwd: '/var/log', stdin: '/dev/null'}],
    ['cwd=/ id=a', {cwd: '/', id: 'a'}],
    ['cwd=/srv expect.stdout=/x y/', {cwd: '/srv', 'expect.stdout': '/x y/'}],
    ['expect.stdout=/a=b c/ id=x', {'expect.stdout': '/a=b c/', id: 'x'}],
    ['empty= quoted=""', {empty: '', quoted: ''}],
  ])('%s', (info, expected) => {
    expect(values(info)).toEqual(expected)
    expect(readInfo(info).faults).toEqual([])
  })

  it('stand where they were written', () => {
    const info = ' check  id=a title="b c"'
    const {words, options} = readInfo(info)
    expect([...words, ...options].map(({start, end}) => info.slice(start, end))).toEqual([
      'check',
      'id=a',
      'title="b c"',
    ])
  })
})

describe('faults', () => {
  it.each([
    ['title="never closed', 'Unexpected end of the line, expected a closing `"`', '"never closed'],
    ["a='b'c", "Unexpected `c` after a closing `'`, expected a blank", "'b'c"],
    ['a=1 a=2', 'Unexpected second `a`, expected each option once', 'a=2'],
    ['=x', 'Unexpected `=x`, expected `key=value`', '=x'],
    [
      'x'.repeat(10_001),
      'Unexpected 10001 characters behind the opening mark, expected at most 10000',
      'x'.repeat(10_001),
    ],
  ])('%s', (info, reason, at) => {
    const [fault, ...more] = readInfo(info).faults
    expect(more).toEqual([])
    expect(fault?.reason).toBe(reason)
    expect(info.slice(fault?.start, fault?.end)).toContain(at)
  })
})
