import {describe, expect, it} from 'vitest'
import {all, checks, sound, told} from '../../test/support/validating.ts'

describe('needs', () => {
  it('tell the whole cycle', () => {
    const front = '---\norder: any\n---\n'
    const text = checks(`id: a\nneeds: [b]\n${sound}`, `id: b\nneeds: [c]\n${sound}`, `id: c\nneeds: [a]\n${sound}`)
    expect(all(front + text).problems.map(({reason}) => reason)).toEqual([
      'Unexpected cycle `a` → `b` → `c` → `a`, expected no check to need itself',
      'Unexpected cycle `b` → `c` → `a` → `b`, expected no check to need itself',
      'Unexpected cycle `c` → `a` → `b` → `c`, expected no check to need itself',
    ])
    expect(told(front + checks(`id: a\nneeds: [b]\n${sound}`, `id: b\n${sound}`))).toEqual([])
  })
})
