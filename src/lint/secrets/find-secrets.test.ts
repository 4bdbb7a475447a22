import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {findSecrets} from './find-secrets.ts'

const today = '2026-11-28'
const names = (text: string) => findSecrets(text, today).map(({name}) => name)
const jwt = (claims: object) =>
  [{alg: 'HS256', typ: 'JWT'}, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.') + '.kq3V9sXw2Lr7Tz1Bc8Mn0PdF6hJyGuAeQ4iOvR5x'

const whole = (...parts: string[]) => parts.join('')

/** Put together here, so that nobody who looks through this repository takes them for real. */
const made = {
  aws: whole('AKIA', 'QYLPMN5HFIQR7XUA'),
  github: whole('ghp', '_kD83nsYw01LqPz7VbTc5XmRe9GhJu2', '3rs1Io'),
  gitlab: whole('glpat', '-aB3dE5gH7jK9mN1pQ2sT'),
  slack: whole('xoxb', '-123456789012-1234567890123-', 'aB3dE5gH7jK9mN1pQ2sTuVwX'),
  stripe: whole('sk_', 'live_', 'aB3dE5gH7jK9mN1pQ2sTuVwX'),
  key: whole('-----BEGIN PRIVATE', ' KEY-----\n', 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ\n'),
  address: whole('postgres://shop:', 'v8Kq2mZx4T@db.acme.io/shop'),
}

describe('secrets are found', () => {
  it.each([
    ['an access key of AWS', made.aws],
    ['a token of GitLab', made.gitlab],
    ['a token of Slack', made.slack],
    ['a live key of Stripe', made.stripe],
    ['a private key', made.key],
    ['a password in an address', made.address],
    ['a signed token (JWT)', jwt({sub: 'ops', exp: 4_000_000_000})],
  ])('%s', (name, text) => expect(names(`key: ${text}\n`)).toEqual([name]))

  it('by the checksum of a token', () => {
    expect(names(made.github)).toEqual([])
    const right = made.github.slice(0, -6) + checksumOf(made.github.slice(4, 34))
    expect(names(right)).toEqual(['a token of GitHub or npm'])
  })
})

describe('nothing is found', () => {
  it.each([
    [whole('AKIA', 'IOSFODNN7EXAMPLE')],
    [whole('ghp_', 'zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17')],
    ['glpat-xxxxxxxxxxxxxxxxxxxx'],
    ['glpat-your-token-goes-here-now'],
    ['xoxb-123456789012-1234567890123-xxxxxxxxxxxxxxxxxxxxxxxx'],
    [whole('sk_test_', 'aB3dE5gH7jK9mN1pQ2sTuVwX')],
    ['-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----'],
    ['-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA'],
    ['postgres://user:password@db.acme.io/shop'],
    ['postgres://user:$PASSWORD@db.acme.io/shop'],
    ['postgres://user:<password>@db.acme.io/shop'],
    ['postgres://shop:v8Kq2mZx4T@localhost/shop'],
    ['redis://:v8Kq2mZx4T@cache:6379'],
    ['postgres://carrel:carrel-dev-password@127.0.0.1:54329/carrel'],
    ['https://user:v8Kq2mZx4T@api.example.com'],
    ['http://a.org:8080/x@y'],
    [jwt({sub: '1234567890', name: 'John Doe'})],
    [jwt({sub: 'ops', exp: 1_600_000_000})],
  ])('%s', (text) => expect(names(text)).toEqual([]))

  it('in any text, and quickly', () => {
    fc.assert(fc.property(fc.string(), (text) => void findSecrets(text, today)))
    expect(names('a://'.repeat(20_000))).toEqual([])
  })
})

function checksumOf(entropy: string): string {
  let rest = 0xff_ff_ff_ff
  for (const byte of Buffer.from(entropy)) {
    rest ^= byte
    for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ (rest & 1 ? 0xed_b8_83_20 : 0)
  }
  const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
  let number = BigInt((rest ^ 0xff_ff_ff_ff) >>> 0)
  let text = ''
  for (; text.length < 6; number /= 62n) text = digits[Number(number % 62n)]! + text
  return text
}
