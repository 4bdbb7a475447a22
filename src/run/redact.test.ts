import fc from 'fast-check'
import {expect, it} from 'vitest'
import {createRedactor, mask} from './redact.ts'

const secret = 'sësame/open+"now" & <ever>?'

const forms: Record<string, (text: string) => string> = {
  plain: (text) => text,
  json: (text) => JSON.stringify(text),
  'json in json': (text) => JSON.stringify(JSON.stringify({text})),
  'json of PHP': (text) => JSON.stringify(text).replaceAll('/', '\\/'),
  'json of Python': (text) =>
    JSON.stringify(text).replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  percent: encodeURIComponent,
  'percent of an address': encodeURI,
  'percent in lower case': (text) => encodeURIComponent(text).replace(/%../g, (code) => code.toLowerCase()),
  form: (text) => new URLSearchParams({text}).toString(),
  html: (text) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
  hex: (text) => Buffer.from(text).toString('hex'),
  'hex in capitals': (text) => Buffer.from(text).toString('hex').toUpperCase(),
  base64: (text) => Buffer.from(text).toString('base64'),
  base64url: (text) => Buffer.from(text).toString('base64url'),
  'basic authentication': (text) => `Basic ${Buffer.from(`user:${text}`).toString('base64')}`,
  'base64 at offset 1': (text) => Buffer.from(`x${text}y`).toString('base64'),
  'base64 at offset 2': (text) => Buffer.from(`xx${text}y`).toString('base64url'),
  'base64 in lines': (text) => Buffer.from(`xx${text}y`.repeat(5)).toString('base64').replace(/.{76}/g, '$&\n'),
}

it.each(Object.entries(forms))('masks a secret as %s', (_, form) => {
  const shown = createRedactor([secret]).text(`before ${form(secret)} after`)
  expect(shown).toContain(mask)
  expect(shown).toMatch(/^before .* after$/s)
  for (const piece of [secret.slice(0, 8), form(secret).slice(5, -5)]) expect(shown).not.toContain(piece)
})

it('leaves nothing of a secret whatever stands around it', () => {
  const texts = fc.string({unit: 'grapheme', maxLength: 20})
  const secrets = fc.string({unit: 'grapheme', minLength: 4, maxLength: 40})
  fc.assert(
    fc.property(secrets, texts, texts, (secret, before, after) => {
      const shown = createRedactor([secret]).text(before + secret + after)
      // Other pieces may by chance make up the secret again, when it is the mask or a part of it.
      expect(mask.includes(secret) || !shown.includes(secret) || (before + after).includes(secret)).toBe(true)
      expect(shown).toContain(mask)
    }),
  )
})

it('masks the lines of a long secret, and the password of an address', () => {
  const key = '-----BEGIN KEY-----\nMIIEvQIBADANBgkq\nhkiG9w0BAQEFAASC\n-----END KEY-----'
  const {text} = createRedactor([key, 'postgres://app:p%40ssw0rd@db/main'])
  expect(text('line hkiG9w0BAQEFAASC')).toBe(`line ${mask}`)
  expect(text('FATAL: p@ssw0rd is wrong, p%40ssw0rd too')).toBe(`FATAL: ${mask} is wrong, ${mask} too`)
})

it('masks keys and numbers', () => {
  const {value} = createRedactor(['sesame', '123456'])
  expect(value({'a sesame b': [{c: 123456, d: 12345, e: null}]})).toEqual({
    [`a ${mask} b`]: [{c: mask, d: 12345, e: null}],
  })
})

it('masks a short secret only where it stands alone, and an empty one nowhere', () => {
  const {text} = createRedactor(['abc', ''])
  expect([text('abc'), text('abcd'), text('')]).toEqual([mask, 'abcd', ''])
})

it('masks the longer of two secrets that start alike', () => {
  expect(createRedactor(['sesame', 'sesame-open']).text('sesame-open')).toBe(mask)
})

it('learns of secrets while it works', () => {
  const redactor = createRedactor()
  expect(redactor.text('sesame')).toBe('sesame')
  redactor.add('sesame')
  expect(redactor.text('sesame')).toBe(mask)
})

it('masks in pieces what it masks in one', () => {
  const long = `start ${secret} ${Buffer.from(secret).toString('base64')} middle ${'.'.repeat(1000)}${secret} end`
  fc.assert(
    fc.property(fc.array(fc.nat(long.length), {maxLength: 40}), (cuts) => {
      const {push, end} = createRedactor([secret]).stream()
      const edges = [0, ...cuts.sort((a, b) => a - b), long.length]
      const pieces = edges.slice(1).map((edge, i) => long.slice(edges[i], edge))
      expect(pieces.map(push).join('') + end()).toBe(createRedactor([secret]).text(long))
    }),
  )
})
