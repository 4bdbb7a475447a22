import type {Rule} from '../../rule.ts'
import {ownersOf} from '../page/owners-of.ts'
import {topOf} from '../page/top-of.ts'

/** A page says who keeps it true. */
export const missingOwner: Rule = {
  name: 'missing-owner',
  about: 'A page names its owner',
  why: 'Nobody repairs a page that belongs to nobody, and at three in the morning there is nobody to call.',
  remedy: 'Write `owner: team` into the front matter. Say with `only` which documents need one.',
  severity: 'off',
  good: [
    {shows: 'a team', page: '---\nowner: platform\n---\n# Restore\n'},
    {shows: 'several owners', page: '---\nowner: [platform, database]\n---\n# Restore\n'},
  ],
  bad: [
    {shows: 'no front matter', page: '# Restore\n', finds: ['1:1']},
    {shows: 'an empty owner', page: '---\nowner: ""\n---\n\n# Restore\n', finds: ['5:1']},
  ],
  page: (page) => {
    if (ownersOf(page).length > 0) return []
    const reason = 'Unexpected page without an owner, expected `owner` in its front matter'
    return [{...topOf(page), reason, hint: '`owner: platform`'}]
  },
}
