import {describe, expect, it} from 'vitest'
import {all, checks, sound, told} from '../../test/support/validating.ts'

describe('variables', () => {
  it('may be captured above, in order', () => {
    const {problems, specs} = all(
      checks(
        `id: a\ncapture: {token: json.t}\n${sound}`,
        'id: b\nat: ${BASE_URL}/${token}\nexpect: {json.x: "${token}"}',
      ),
    )
    expect(problems).toEqual([])
    expect(specs[1]!.variables).toEqual(['BASE_URL', 'token'])
  })

  it('may be inputs of the document', () => {
    const body = checks('id: a\nat: ${namespace}\nexpect: {status: 200}')
    expect(told(`---\ninputs: [namespace]\n---\n${body}`)).toEqual([])
    expect(told(`---\ninputs: {namespace: {description: where, default: shop}}\n---\n${body}`)).toEqual([])
  })

  it('are ready only in what is needed where checks run in any order', () => {
    const login = `id: login\ncapture: {token: json.t}\n${sound}`
    const use = 'id: use\nat: ${token}\nexpect: {status: 200}'
    const front = '---\norder: any\n---\n'
    expect(told(front + checks(login, use))[0]).toContain('(`needs: [login]`, which captures it)')
    expect(told(front + checks(login, `${use}\nneeds: [login]`))).toEqual([])
    expect(told(front + checks(`${use}\nneeds: [login]`, login))).toEqual([])
  })

  it('that a kind fills in itself are its own, in its options only', () => {
    const steps = 'steps: [{get: "${made}"}]'
    const {problems, specs} = all(checks(`id: a\n${steps}\n${sound}`))
    expect({problems, variables: specs[0]!.variables}).toEqual({problems: [], variables: []})
    expect(told(checks(`id: a\n${steps}\nat: http://x\nexpect: {json.x: "\${made}"}`))).toHaveLength(1)
  })

  it('are known on the targets the check applies to', () => {
    expect(told(checks('id: a\ntargets: [local]\nat: ${LOCAL}\nexpect: {status: 200}'))).toEqual([])
    expect(told(checks('id: a\ntargets: [live]\nat: ${LOCAL}\nexpect: {status: 200}'))[0]).toContain(
      'expected a variable that is known here',
    )
  })

  it('may stand where a pattern is wanted', () => {
    expect(told(checks('id: a\nat: ${BASE_URL}/x\nexpect: {status: 200}'))).toEqual([])
  })
})
