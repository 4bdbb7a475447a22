import type {Finding, Rule} from '../../rule.ts'
import {textsOf} from '../page/texts-of.ts'
import {findSecrets} from '../secrets/find-secrets.ts'

/** Made up, and not written out, so that nobody takes them for real. */
const key = ['AKIA', 'QYLPMN5HFIQR7XUA'].join('')
const password = ['v8Kq2', 'mZx4T'].join('')

/** A document holds no secret. */
export const secretInDocument: Rule = {
  name: 'secret-in-document',
  about: 'A document holds no key, token or password',
  why: 'What is written down is known to everybody who may read the repository, for as long as it exists.',
  remedy:
    'Revoke it first, then write where it is kept (`$DATABASE_URL`) in its place. What is public on purpose can be ignored, with the reason.',
  severity: 'error',
  good: [
    {
      shows: 'examples of vendors, placeholders, and passwords that open nothing',
      page: `Use \`${['AKIA', 'IOSFODNN7EXAMPLE'].join('')}\` or \`postgres://user:password@db/shop\`.\n\n\`\`\`sh\npsql "postgres://shop:$PASSWORD@db.acme.io/shop"\npsql postgres://shop:${password}@localhost/shop\n\`\`\`\n`,
    },
    {
      shows: 'a token that is public on purpose',
      page: `<!-- proofbook-ignore secret-in-document until 2027-01-01: revoked, shown as an example -->\n\`${key}\`\n`,
    },
  ],
  bad: [
    {
      shows: 'a key and a password, which the message does not repeat',
      page: `# Restore\n\nThe key is \`${key}\`:\n\n\`\`\`sh\npsql postgres://shop:${password}@db.acme.io/shop\n\`\`\`\n`,
      finds: ['3:13', '6:6'],
    },
  ],
  page: (page, {today}) => {
    const seen = new Set<string>()
    return textsOf(page).flatMap(({text, at}) =>
      findSecrets(text, today).flatMap(({name, start, end, isDoubtful}): Finding[] => {
        const span = {start: at(start), end: at(end)}
        const place = `${name} ${span.start.line}`
        if (seen.has(place)) return []
        seen.add(place)
        const reason = `Unexpected ${name.replace(/^an? /, '')}, expected no secret in a document`
        return [
          {...span, reason, hint: 'revoke it, then say where it is kept', ...(isDoubtful && {severity: 'warning'})},
        ]
      }),
    )
  },
}
