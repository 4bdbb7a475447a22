import type {Facts} from '../../fact.ts'
import type {Rule} from '../../rule.ts'
import {quote} from '../../util/describe.ts'
import {didYouMean} from '../../util/nearest.ts'
import {frontMatterSpan} from '../page/front-matter-span.ts'
import {ownersOf} from '../page/owners-of.ts'

/** The owner of a page is one that CODEOWNERS knows. */
export const unknownOwner: Rule = {
  name: 'unknown-owner',
  about: 'The owner of a page is one of `CODEOWNERS`',
  why: 'A team that was renamed or dissolved answers no page, and the document goes on naming it.',
  remedy: 'Write the team as `CODEOWNERS` has it, or add it there.',
  severity: 'warning',
  good: [
    {
      shows: 'a team, written as in CODEOWNERS or as people say it',
      files: {'.github/CODEOWNERS': '* @acme/platform\ndb/ @acme/data-base dba@example.org\n'},
      page: '---\nowner: ["@acme/platform", Platform Team, data base, dba]\n---\n',
    },
    {shows: 'a repository without CODEOWNERS', page: '---\nowner: somebody\n---\n'},
  ],
  bad: [
    {
      shows: 'a team that is not there any more',
      files: {CODEOWNERS: '* @acme/platform\n'},
      page: '---\nowner: [platfrom, "@acme/legacy"]\n---\n# Restore\n',
      finds: ['2:9 platfrom', '2:19 @acme/legacy'],
    },
  ],
  page: (page, {facts}) => {
    const known = ownersIn(facts)
    if (known.size === 0) return []
    return ownersOf(page).flatMap(({name, at}) => {
      if (known.has(plainly(name))) return []
      const reason = `Unexpected owner ${quote(name)}, expected one of \`CODEOWNERS\``
      const hint = didYouMean(plainly(name), known.keys())
      return [{...frontMatterSpan(page, at), reason, subject: name, ...(hint !== undefined && {hint})}]
    })
  },
}

const owners = new WeakMap<Facts, Set<string>>()

function ownersIn(facts: Facts): Set<string> {
  const known = owners.get(facts) ?? new Set(facts.all('owner').flatMap(({owners}) => owners.map(plainly)))
  owners.set(facts, known)
  return known
}

/** `@acme/platform`, `Platform Team` and `platform@example.org` are `platform`. */
function plainly(owner: string): string {
  return owner
    .replace(/^@(?:.*\/)?|(?<=[^@])@.*$/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^(?:the-)?(?:team-)?|(?:-team)?-?$/g, '')
}
