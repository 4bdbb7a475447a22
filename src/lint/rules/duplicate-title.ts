import {basename, dirname} from 'node:path/posix'
import type {PageOutline} from '../../page.ts'
import type {Finding, Rule} from '../../rule.ts'
import {quote} from '../../util/describe.ts'

/** A title leads to one page. */
export const duplicateTitle: Rule = {
  name: 'duplicate-title',
  about: 'No two pages have the same title',
  why: 'In a list, a search or a link, two pages of one title cannot be told apart, and half of those who look open the wrong one.',
  remedy: 'Say in the title what sets the page apart.',
  severity: 'warning',
  good: [
    {
      shows: 'a translation, an older version, and the front pages of folders',
      files: {
        'v1/restore.md': '# Restore\n',
        'v1/README.md': '# Runbooks\n',
        'v2/README.md': '# Runbooks\n',
        'a.md': 'no title\n',
        'b/a.md': '',
      },
      path: 'v2/restore.md',
      page: '# Restore\n',
    },
  ],
  bad: [
    {
      shows: 'a page that was copied',
      files: {'runbooks/restore.md': '# Restore the database\n'},
      path: 'runbooks/restore-replica.md',
      page: '---\nowner: platform\n---\n# Restore the Database\n',
      finds: ['runbooks/restore.md:1:1 Restore the database'],
    },
  ],
  repository: ({pages}) => {
    const first = new Map<string, PageOutline[]>()
    const found: (Finding & {path: string})[] = []
    for (const page of pages.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
      if (!hasTitle(page)) continue
      const key = page.title.toLowerCase().replace(/\s+/g, ' ')
      const same = first.get(key) ?? []
      first.set(key, [...same, page])
      const other = same.find(
        ({path}) => basename(path) !== basename(page.path) || dirname(path) === dirname(page.path),
      )
      if (!other) continue
      const reason = `Unexpected title ${quote(page.title)}, which \`${other.path}\` has too, expected one of its own`
      found.push({...page.top, path: page.path, reason, subject: page.title})
    }
    return found
  },
}

/** A page of its own, which says its title. */
function hasTitle({path, title, headings, frontMatter}: PageOutline): boolean {
  if (/(?:^|\/)(?:readme|index|changelog|license|contributing|[^/]*template[^/]*)\.[^/]*$/i.test(path)) return false
  return typeof frontMatter['title'] === 'string' || headings.some(({depth, text}) => depth === 1 && text === title)
}
