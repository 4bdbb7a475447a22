import {decodeLoosely} from '../util/decode-loosely.ts'

/** Shorter values are masked only where they stand alone: as a part of other texts they would be found everywhere. */
export const leastSecret = 4

/** The shortest piece of an encoded secret that is masked inside of something longer. */
const leastPiece = 6

/**
 * Regular expression sources for every form in which a secret may show itself: as it is, its lines, the password of an
 * address; each also as in base64 (RFC 4648, both alphabets, at any offset, broken into lines), percent-encoded, in hex, in
 * JSON and in HTML. Longest first, so that the first that matches masks most.
 */
export function secretForms(secrets: Iterable<string>): string[] {
  const forms = new Map<string, string>()
  const add = (text: string, source = escape(text)) => void (text.length >= leastSecret && forms.set(source, text))
  for (const secret of withParts(secrets)) {
    const bytes = Buffer.from(secret)
    for (const text of [secret, ...percentForms(secret), ...jsonForms(secret), ...htmlForms(secret)]) add(text)
    const hex = bytes.toString('hex')
    for (const text of [hex, hex.toUpperCase()]) add(text)
    for (const text of base64Forms(bytes))
      add(
        text,
        text
          .split('')
          .map(escape)
          .join(String.raw`(?:\r?\n)?`),
      )
  }
  return [...forms].sort(([, a], [, b]) => b.length - a.length).map(([source]) => source)
}

/** The secrets with those of their parts that are secret by themselves. */
function withParts(secrets: Iterable<string>): Set<string> {
  const parts = new Set<string>()
  for (const secret of secrets) {
    parts.add(secret)
    for (const line of secret.split(/\r?\n/)) if (line.length >= 8) parts.add(line)
    const password = /^[a-z][\w+.-]*:\/\/[^\s/?#@]*?:([^\s/?#]+)@/i.exec(secret)?.[1]
    if (password !== undefined) for (const form of [password, decodeLoosely(password)]) parts.add(form)
  }
  return parts
}

/** As `encodeURIComponent`, `encodeURI`, a form and RFC 3986 would have it, and with everything but letters and digits encoded. */
function percentForms(secret: string): string[] {
  const all = percent(secret, /[A-Za-z0-9]/)
  const forms = [percent(secret, /[A-Za-z0-9\-_.!~*'()]/), percent(secret, /[A-Za-z0-9\-_.~]/), all]
  forms.push(
    percent(secret, /[A-Za-z0-9\-_.!~*'();/?:@&=+$,#]/),
    percent(secret, /[A-Za-z0-9*\-._ ]/).replaceAll(' ', '+'),
  )
  return [...forms, ...forms.map((form) => form.replace(/%../g, (code) => code.toLowerCase()))]
}

function percent(text: string, kept: RegExp): string {
  return Array.from(Buffer.from(text), (byte) => {
    const character = String.fromCharCode(byte)
    return kept.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
  }).join('')
}

/** As in a JSON text: with the fewest escapes, with `\/`, with everything beyond ASCII escaped; and in JSON in JSON. */
function jsonForms(secret: string): string[] {
  const plain = JSON.stringify(secret).slice(1, -1)
  const ascii = plain.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
  const cautious = ascii.replace(/[<>&']/g, (unit) => `\\u00${unit.charCodeAt(0).toString(16)}`)
  return [plain, ascii, cautious, plain.replaceAll('/', String.raw`\/`), JSON.stringify(plain).slice(1, -1)]
}

function htmlForms(secret: string): string[] {
  const start = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return [
    start,
    ...['&#39;', '&#x27;', '&apos;'].map((quote) => start.replaceAll('"', '&quot;').replaceAll("'", quote)),
    start.replaceAll('"', '&#34;').replaceAll("'", '&#39;'),
  ]
}

/**
 * The whole in base64, with and without padding, and at each of the three offsets the characters that are the same
 * whatever stands before and behind.
 */
function base64Forms(bytes: Buffer): string[] {
  const whole = bytes.toString('base64')
  const forms = [whole, whole.replace(/=+$/, '')]
  for (const before of [0, 1, 2]) {
    const shifted = Buffer.concat([Buffer.alloc(before), bytes])
    const sure = shifted.toString('base64').slice(Math.ceil((before * 8) / 6), Math.floor((shifted.length * 8) / 6))
    if (sure.length >= leastPiece) forms.push(sure)
  }
  return [...forms, ...forms.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'))]
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`)
}
