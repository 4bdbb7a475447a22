import {describe, expect, it} from 'vitest'
import {read} from '../../test/support/validating.ts'
import {locate} from './index.ts'

describe('locate', () => {
  const yaml = read(
    '# T\n\n> ```check look\n> id: a\n> at: http://x\n> expect:\n>   status: 200\n>   json.text: |\n>     one\n>     two\n> steps: [{get: x}]\n> ```\n',
  ).blocks[0]!
  const code = read('- ```bash check id=a expect.stdout="/^v 2/" until.within=5s tags=a,b\n  true\n  ```\n').blocks[0]!
  const at = (block: typeof yaml, ...rest: [(string | number)[], ('key' | 'value')?]) => {
    const {start, end} = locate(block, ...rest)
    return `${start.line}:${start.column}-${end.line}:${end.column}`
  }

  it('finds keys and values in the body', () => {
    expect(at(yaml, ['expect', 'status'])).toBe('7:5-7:11')
    expect(at(yaml, ['expect', 'status'], 'value')).toBe('7:13-7:16')
    expect(at(yaml, ['expect', 'json.text'], 'value')).toBe('8:16-10:10')
    expect(at(yaml, ['steps', 0, 'get'], 'value')).toBe('11:17-11:18')
    expect(at(yaml, ['steps', 0], 'value')).toBe('11:11-11:19')
  })

  it('finds options in the info string', () => {
    expect(at(code, ['expect', 'stdout'])).toBe('1:22-1:35')
    expect(at(code, ['expect', 'stdout'], 'value')).toBe('1:36-1:44')
    expect(at(code, ['until', 'within'], 'value')).toBe('1:58-1:60')
    expect(at(code, ['until'])).toBe('1:45-1:57')
    expect(at(code, ['tags', 1], 'value')).toBe('1:66-1:69')
  })

  it('gives what stands nearest for what is not written', () => {
    expect(at(yaml, ['expect', 'nothing'])).toBe('6:3-6:9')
    expect(at(yaml, ['timeout'])).toBe('3:12-3:16')
    expect(at(yaml, [])).toBe('3:12-3:16')
    expect(at(code, ['expect', 'exit'])).toBe('1:22-1:35')
    expect(at(code, ['timeout'])).toBe('1:6-1:10')
  })
})
