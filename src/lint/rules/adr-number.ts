import {basename} from 'node:path/posix'
import type {Finding, Rule} from '../../rule.ts'
import {type DecisionRecord, decisionsIn} from '../page/decisions-in.ts'

/** A decision is known by a number of its own. */
export const adrNumber: Rule = {
  name: 'adr-number',
  about: 'A decision record has a number of its own, and its title has the same one',
  why: '`ADR-12` in a comment or a commit has to lead to one decision.',
  remedy: 'Give the younger record the next free number, and correct what refers to it.',
  severity: 'error',
  good: [
    {
      shows: 'gaps, translations and pages without a number',
      files: {
        'adr/0001-a.md': '# 1. A\n',
        'adr/0007-b.md': '# ADR-7: B\n',
        'adr/0007-b.de.md': '# B\n',
        'adr/index.md': '# 3\n',
      },
      path: 'adr/notes.md',
      page: '# 2 things we learnt\n',
    },
  ],
  bad: [
    {
      shows: 'a number that is taken',
      files: {'adr/0002-use-rust.md': '# Use Rust\n'},
      path: 'adr/0002-use-sql.md',
      page: '# Use SQL\n',
      finds: ['1:1 0002'],
    },
    {
      shows: 'a title with another number',
      path: 'docs/decisions/0003-use-sql.md',
      page: '---\nstatus: accepted\n---\n# 2. Use SQL\n',
      finds: ['4:1 2'],
    },
  ],
  repository: (world) =>
    decisionsIn(world).flatMap(({records}) => {
      const taken = new Map<number, DecisionRecord[]>()
      return records.flatMap((record): (Finding & {path: string})[] => {
        const {page, says} = record
        const {path} = page
        const [written] = /\d+/.exec(basename(path)) ?? []
        if (says.number === undefined || written === undefined || Number(written) !== says.number) return []
        const same = taken.get(says.number) ?? []
        taken.set(says.number, [...same, record])
        const other = same.find((one) => !isVariant(one.page.path, path))
        if (other) {
          const reason = `Unexpected number \`${written}\`, which \`${basename(other.page.path)}\` has too, expected one of its own`
          return [{...page.top, path, reason, subject: written}]
        }
        const [, inTitle] = /^(?:ADR[ -]?)?(\d{1,6})\s*[.:–—-]\s/i.exec(page.title) ?? []
        if (inTitle === undefined || Number(inTitle) === says.number) return []
        const reason = `Unexpected number \`${inTitle}\` in the title, expected \`${says.number}\` as in the name of the file`
        return [{...page.top, path, reason, subject: inTitle, severity: 'warning'}]
      })
    }),
}

/** A translation or an appendix: one name goes on where the other ends. */
function isVariant(a: string, b: string): boolean {
  const [first, second] = [a, b].map((path) => basename(path).replace(/\.[^.]*$/, ''))
  return first!.startsWith(second!) || second!.startsWith(first!)
}
