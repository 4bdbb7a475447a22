import type {Finding, Rule} from '../../rule.ts'

/** Headings lead from one level to the next. */
export const headingStructure: Rule = {
  name: 'heading-structure',
  about: 'A page has one title, and no level of its headings is skipped',
  why: 'Screen readers, tables of contents and everybody in a hurry find their way by headings; what hangs below a level that is not there is not found.',
  remedy: 'Give the heading the level that follows the one before it, and make a second title a section.',
  severity: 'warning',
  good: [
    {shows: 'one title and sections below it', page: '# Restore\n\n## Before\n\n### Tools\n\n## Steps\n'},
    {shows: 'a page that begins with a section', page: '## Before\n\n### Tools\n\n# Restore\n\n> #### Quick start\n'},
  ],
  bad: [
    {shows: 'a level that is skipped', page: '# Restore\n\n### Tools\n', finds: ['3:1 Tools']},
    {shows: 'two titles', page: '# Restore\n\n## Steps\n\n# Verify\n', finds: ['5:1 Verify']},
  ],
  page: (page) => {
    // What stands in a quote or a list is no part of the outline.
    const headings = page.headings.filter(({start}) => start.column === 1)
    const titles = headings.filter(({depth}) => depth === 1)
    return headings.flatMap(({depth, text, start, end}, index): Finding[] => {
      const before = headings[index - 1]
      const at = {start, end, subject: text}
      if (depth === 1 && titles.length > 1 && titles[0] !== headings[index])
        return [{...at, reason: 'Unexpected second title, expected one `#` heading on a page', hint: '`##`'}]
      if (!before || depth <= before.depth + 1) return []
      const wanted = '#'.repeat(before.depth + 1)
      const reason = `Unexpected \`${'#'.repeat(depth)}\` behind \`${'#'.repeat(before.depth)}\`, expected \`${wanted}\``
      return [{...at, reason}]
    })
  },
}
