import {dirname} from 'node:path/posix'
import type {PageOutline} from '../../page.ts'
import type {Finding, Rule} from '../../rule.ts'
import {listed} from '../../util/describe.ts'

const sections = ['Meaning', 'Impact', 'Diagnosis', 'Mitigation', 'Verify', 'Roll back', 'Escalate']
const pageWith = (names: string[]) => `# An alert\n${names.map((name) => `\n## ${name}\n\nText.\n`).join('')}`
const [meaning, impact, diagnosis, mitigation] = sections as [string, string, string, string]
const siblings = Object.fromEntries(
  ['a', 'b', 'c', 'd', 'e'].map((name) => [`runbooks/${name}.md`, pageWith([meaning, impact, diagnosis, mitigation])]),
)

/** A page has the sections that all its neighbours have. */
export const requiredSections: Rule = {
  name: 'required-sections',
  about: 'A page has the sections that the other pages of its folder have',
  why: 'Who knows where to look on nine runbooks looks there on the tenth, and finds nothing.',
  remedy: 'Add the section, if it is only to say that there is nothing to do.',
  severity: 'warning',
  good: [
    {
      shows: 'a page like its neighbours',
      files: siblings,
      page: pageWith([meaning, impact, diagnosis, mitigation, 'More']),
    },
    {shows: 'a page of another kind', files: siblings, page: pageWith(['How these pages are written'])},
    {shows: 'a folder without a form', files: {'runbooks/a.md': pageWith([meaning])}, page: pageWith([impact])},
  ],
  bad: [
    {
      shows: 'a runbook that does not say what to do',
      files: siblings,
      page: pageWith([meaning, impact, diagnosis]),
      finds: ['1:1 mitigation'],
    },
  ],
  repository: ({pages}) => {
    const folders = new Map<string, PageOutline[]>()
    for (const page of pages) {
      if (/(?:^|\/)(?:readme|index|[^/]*template[^/]*)\.[^/]*$/i.test(page.path)) continue
      const folder = dirname(page.path)
      folders.set(folder, [...(folders.get(folder) ?? []), page])
    }
    return [...folders.values()].flatMap(inFolder)
  },
}

/** So many pages make a form of what they share; and so many of them must have it. */
const fewest = 5
const share = 0.9

function inFolder(pages: PageOutline[]): (Finding & {path: string})[] {
  if (pages.length < fewest) return []
  const own = pages.map((page) => ({
    page,
    titles: new Set(page.headings.filter(({depth}) => depth === 2).map(({text}) => plain(text))),
  }))
  const counts = new Map<string, number>()
  for (const {titles} of own) for (const title of titles) counts.set(title, (counts.get(title) ?? 0) + 1)
  // One of few may be the odd one out; the others are all that is left.
  const enough = (count: number) => count >= Math.min(pages.length - 1, Math.ceil(pages.length * share))
  const form = [...counts].filter(([title, count]) => title !== '' && enough(count)).map(([title]) => title)
  if (form.length < 2) return []
  return own.flatMap(({page, titles}) => {
    const missing = form.filter((title) => !titles.has(title))
    if (missing.length === 0 || missing.length * 2 > form.length) return []
    const reason = `Unexpected page without ${listed(
      missing.map((title) => `## ${title}`),
      'and',
    )}, expected what the other pages of its folder have`
    return [{...page.top, path: page.path, reason, subject: missing.join(', ')}]
  })
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .trim()
}
