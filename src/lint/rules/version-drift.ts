import {basename} from 'node:path/posix'
import type {VersionFact} from '../../fact.ts'
import type {Page, Span} from '../../page.ts'
import type {Finding, Rule, World} from '../../rule.ts'
import {isHistory} from '../is-history.ts'
import {agrees, heldAgainst} from '../versions/agrees.ts'
import {type VersionClaim, versionClaims} from '../versions/version-claims.ts'

/** A version that a page claims is one that the repository has or asks for. */
export const versionDrift: Rule = {
  name: 'version-drift',
  about: 'A version that a page claims is one that the repository has or asks for',
  why: 'Who prepares a machine by the page installs what does not work, or restores a backup with the wrong tool.',
  remedy: 'Write the version that is in use, or leave it out and name the file that says it.',
  severity: 'warning',
  good: [
    {
      shows: 'versions in use, wider ones, counts, and what once was',
      files: {
        'package.json': '{"engines": {"node": ">=20"}, "dependencies": {"fastify": "^5.1.0", "redis": "^4"}}',
        'compose.yaml': 'services:\n  db:\n    image: postgres:16-alpine\n',
        'api/compose.yaml': 'services:\n  db:\n    image: postgres:15\n',
      },
      page:
        'Node.js 22, Node >= 20, PostgreSQL 16.2, Postgres 15, `fastify` 5, `postgres:16`, Redis 7.\n\nPostgreSQL 14 replicas restart `fastify` 3 times. ' +
        'Node 12 is down.\n\nUpgrade from PostgreSQL 13.\n\nConnect to `postgres:5432` at 10.0.0.1.\n\nPython 2.\n',
    },
    {
      shows: 'a page of changes',
      files: {'.nvmrc': '22\n'},
      path: 'docs/changelog.md',
      page: 'Node.js 18.\n',
    },
  ],
  bad: [
    {
      shows: 'versions of two years ago',
      files: {
        'package.json': '{"engines": {"node": ">=20.19"}, "dependencies": {"fastify": "^5.1.0"}}',
        'compose.yaml': 'services:\n  db:\n    image: postgres:16-alpine\n',
        Dockerfile: 'FROM node:22-alpine\n',
      },
      page: '- requires Node >= 18\n- Node.js 18 or later\n- PostgreSQL 14 and\n  Node.js 16, `fastify` 4.\n- `node:18-alpine`\n\n```dockerfile\nFROM node:18\n```\n',
      finds: ['1:12 node', '2:3 node', '3:3 postgres', '4:3 node', '4:25 fastify', '5:4 node', '8:6 node'],
    },
  ],
  page: (page, world) => {
    if (world.facts.all('version').length === 0 || isHistory(page)) return []
    if (/upgrad|migrat|adr\b|decision|roadmap|legacy|archive/i.test(`${page.path} ${page.title}`)) return []
    return versionClaims(page).flatMap((claim) => {
      const facts = world.facts.named('version', claim.name).filter((fact) => isOf(fact, claim.of))
      return facts.length === 0 || agrees(claim, facts) ? [] : [finding(claim, heldAgainst(claim, facts), page, world)]
    })
  },
}

/** A package `redis` is not the Redis that a text speaks of; what `engines` asks for is. */
function isOf({name, path}: VersionFact, of: VersionClaim['of']): boolean {
  const isManifest = /^(?:package(?:-lock)?\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|go\.mod)$/.test(
    basename(path),
  )
  const isPackage = isManifest && !/^(?:node|npm|pnpm|yarn|go)$/.test(name)
  if (of === 'package') return isPackage
  return !isPackage && (of === 'product' || /\.ya?ml$|dockerfile|containerfile/i.test(path))
}

function finding(claim: VersionClaim, facts: readonly VersionFact[], page: Page, world: World): Finding {
  const known = [...new Set(facts.map(({version, path}) => `\`${version}\` (\`${path}\`)`))].slice(0, 3).join(' or ')
  const span = spanOf(claim, page, world)
  return {
    ...span,
    reason: `Unexpected version \`${claim.version}\` of \`${claim.name}\`, expected ${known}`,
    subject: claim.name,
  }
}

/** Where a claim stands: lines of a paragraph start where the marks before them end. */
function spanOf({within, offset, text}: VersionClaim, page: Page, {facts}: World): Span {
  const before = within.text.slice(0, offset)
  const row = before.split('\n').length - 1
  const inLine = offset - (before.lastIndexOf('\n') + 1)
  const line = ('columns' in within ? within.line : within.start.line) + row
  const written = facts.textOf(page.path)?.split(/\r\n|\n|\r/)[line - 1]
  const from = 'columns' in within ? (within.columns[row] ?? 1) : row === 0 ? within.start.column : 1
  const found = written?.indexOf(text, from - 1) ?? -1
  const column = found === -1 ? from + inLine : found + 1
  return {start: {line, column}, end: {line, column: column + text.length}}
}
