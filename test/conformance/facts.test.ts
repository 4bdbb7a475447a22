import {describe, expect, it} from 'vitest'
import {readers} from '../../src/facts/index.ts'

describe.each(readers.map((reader) => [reader.name, reader] as const))('%s', (_, reader) => {
  it.each(reader.examples.map((example) => [example.path, example] as const))('reads %s', (path, {text, finds}) => {
    expect(reader.takes(path)).toBe(true)
    const {facts, problems} = reader.read(path, text)
    expect(facts).toMatchObject(finds)
    expect(facts).toHaveLength(finds.length)
    if (finds.length > 0) expect(reader.mayHold?.(text) ?? true).toBe(true)
    for (const fact of facts) expect(fact).toMatchObject({path, name: expect.any(String), line: expect.any(Number)})
    for (const {severity, place} of problems) expect([severity, place.path]).toEqual(['warning', path])
  })

  it('finds something in at least one example, and is total on odd texts', () => {
    expect(reader.examples.some(({finds}) => finds.length > 0)).toBe(true)
    const {path} = reader.examples[0]!
    for (const text of ['', '\0', '{', '- !!python/object:a.b {}\n\t- x', '{{ template }}: [', 'a\r\nb\u2028'])
      expect(() => reader.read(path, text)).not.toThrow()
  })
})
