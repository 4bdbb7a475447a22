import {crc32} from 'node:zlib'

/** A kind of secret that can be told by its form alone. */
export interface SecretFormat {
  /** What it is, as a sentence says it: `an access key of AWS`. */
  name: string
  /** Something that every text with such a secret has; looked for before anything else. */
  hint: string
  pattern: RegExp
  /** Whether it may be real: right checksum, not the one of a vendor's documentation. Default: it may. */
  isReal?: (match: RegExpMatchArray, today: string) => boolean
  /** A person could have made it up. */
  isDoubtful?: true
}

/** Formats whose issuers have published how they look. */
export const secretFormats: SecretFormat[] = [
  {
    name: 'an access key of AWS',
    hint: 'A',
    pattern: /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/g,
    isReal: ([key]) => !/EXAMPLE|(.)\1{5}|ABCDEFGH|1234/.test(key),
  },
  {
    // Six characters of base 62 behind the entropy are its CRC-32, as GitHub describes and npm adopted.
    name: 'a token of GitHub or npm',
    hint: '_',
    pattern: /\b(?:gh[pousr]|npm)_([A-Za-z0-9]{30})([A-Za-z0-9]{6})\b/g,
    isReal: ([, entropy, checksum]) =>
      base62(crc32(entropy!)) === checksum && entropy !== 'zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ',
  },
  {
    name: 'a fine-grained token of GitHub',
    hint: 'github_pat_',
    pattern: /\bgithub_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}\b/g,
    isReal: ([token]) => isRandom(token.slice(11)),
  },
  {
    name: 'a token of GitLab',
    hint: 'gl',
    pattern: /\bgl(?:pat|dt|rt|ptt|soat)-([\w-]{20,})(?![\w-])/g,
    isReal: ([, token]) => isRandom(token!),
  },
  {
    name: 'a token of Slack',
    hint: 'xox',
    pattern: /\bxox[abeoprs]-(?:\d{8,}-)+([A-Za-z0-9]{20,})\b/g,
    isReal: ([, token]) => isRandom(token!),
  },
  {
    name: 'a webhook of Slack',
    hint: 'hooks.slack.com',
    pattern: /\bhttps:\/\/hooks\.slack\.com\/services\/T[A-Z0-9]{8,}\/B[A-Z0-9]{8,}\/([A-Za-z0-9]{24})\b/g,
    isReal: ([, token]) => isRandom(token!),
  },
  {
    name: 'a live key of Stripe',
    hint: 'k_live_',
    pattern: /\b[rs]k_live_([A-Za-z0-9]{24,})\b/g,
    isReal: ([, key]) => isRandom(key!),
  },
  {
    name: 'a private key',
    hint: 'PRIVATE KEY-----',
    pattern: /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\s+(?:[\w-]+: .*\s+)*([A-Za-z0-9+/=]{40,})/g,
    isReal: ([, body]) => isRandom(body!),
  },
  {
    name: 'a signed token (JWT)',
    hint: 'eyJ',
    pattern: /\beyJ[\w-]{8,}\.(eyJ[\w-]{8,})\.[\w-]{20,}/g,
    isReal: ([, payload], today) => lasts(payload!, today),
  },
  {
    name: 'a password in an address',
    hint: '://',
    pattern: /\b[a-z][a-z0-9+.-]{2,20}:\/\/([^\s:@/"'`<>{}$()]*):([^\s@/"'`<>{}$()*\\]+)@([\w.-]+)/g,
    isReal: ([, user, password, host]) => isPassword(password!, user!, host!),
    isDoubtful: true,
  },
]

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

function base62(number: number): string {
  let text = ''
  for (let rest = number; text.length < 6; rest = Math.floor(rest / 62)) text = digits[rest % 62]! + text
  return text
}

/** Neither a run of one character, nor a sequence, nor words: half of its characters are different ones, of several sorts. */
function isRandom(text: string): boolean {
  const sorts = [/[a-z]/, /[A-Z]/, /\d/].filter((sort) => sort.test(text)).length
  const isWordy = /example|your|secret|token|xxx|\.\.\.|abcdef|123456|000000|redacted|placeholder|fake|dummy/i.test(
    text,
  )
  return sorts >= 2 && !isWordy && new Set(text).size >= Math.min(text.length, 24) / 2
}

/** A token that goes on being one: with a subject that no tutorial has, and not over yet. */
function lasts(payload: string, today: string): boolean {
  try {
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Record<string, unknown>
    if (/1234567890|john doe|example/i.test(JSON.stringify(claims))) return false
    return typeof claims['exp'] !== 'number' || claims['exp'] * 1000 > Date.parse(`${today}T00:00:00Z`)
  } catch {
    return false
  }
}

const wordy =
  /pass|pwd|secret|change|example|sample|dummy|fake|test|local|dev|demo|token|your|foo|bar|xxx|redacted|placeholder|admin|root|user|guest|postgres|mysql|mongo|redis|rabbit|hunter2|qwerty|1234|abcd|(.)\1{3}/i

/** What nobody writes as an example: letters and digits of no word, for a host that others reach. */
function isPassword(password: string, user: string, host: string): boolean {
  if (/^(?:localhost|127\.|0\.0\.0\.0|\[|host$)|(?:^|\.)example(?:\.|$)|\.(?:test|invalid|local)$/i.test(host))
    return false
  if (!host.includes('.')) return false
  if (password.length < 8 || password.toLowerCase() === user.toLowerCase() || wordy.test(password)) return false
  return /\d/.test(password) && /[a-z]/i.test(password) && !/^[A-Z_]+$/.test(password)
}
