import type {Finding, Rule} from '../../rule.ts'
import {quote} from '../../util/describe.ts'
import {nearest} from '../../util/nearest.ts'
import {decisionsIn, lineWith} from '../page/decisions-in.ts'

const words = [
  'proposed',
  'accepted',
  'rejected',
  'deprecated',
  'superseded',
  'draft',
  'pending',
  'approved',
  'declined',
  'withdrawn',
  'implemented',
  'obsolete',
  'retired',
  'replaced',
  'amended',
  'abandoned',
  'deferred',
  'decided',
  'adopted',
  'on hold',
  'in progress',
]

/** A decision says what became of it. */
export const adrStatus: Rule = {
  name: 'adr-status',
  about: 'A decision record says its status, in a word that is known',
  why: 'A proposal that reads like a decision is followed, and a decision that reads like a proposal is not.',
  remedy: 'Write `status: accepted` (or proposed, rejected, deprecated, superseded by …).',
  severity: 'warning',
  good: [
    {
      shows: 'the ways of writing it',
      files: {
        'adr/0001-a.md': '# A\n\n## Status\n\nAccepted\n',
        'adr/0002-b.md': '# B\n\n* Status: superseded by ADR-3\n',
      },
      path: 'adr/0003-c.md',
      page: '---\nstatus: on hold\n---\n# C\n',
    },
    {
      shows: 'a house that has words of its own, and one that has none',
      files: {'a/adr/1-a.md': '# A\n', 'adr/0001-a.md': '# A\n\nStatus: ratified\n'},
      path: 'adr/0002-b.md',
      page: '# B\n\nStatus: ratified\n',
    },
  ],
  bad: [
    {
      shows: 'a slip of the pen',
      path: 'adr/0001-a.md',
      page: '---\nstatus: acepted\n---\n# A\n',
      finds: ['2:1 acepted'],
    },
    {
      shows: 'a record that says nothing, among those that do',
      files: {'adr/0001-a.md': '# A\n\nStatus: accepted\n', 'adr/0002-b.md': '# B\n\nStatus: accepted\n'},
      path: 'adr/0003-c.md',
      page: '# C\n',
      finds: ['1:1'],
    },
    {
      shows: 'the choices of the template, which somebody left',
      path: 'adr/0001-a.md',
      page: '# A\n\n* Status: Proposed [Proposed, Accepted, Rejected]\n',
      finds: ['3:20 [Proposed, Accepted, Rejected]'],
    },
  ],
  repository: (world) =>
    decisionsIn(world).flatMap(({records}) => {
      const said = records.flatMap(({says: {status}}) => (status === undefined ? [] : [status]))
      return records.flatMap((record): (Finding & {path: string})[] => {
        const {
          page,
          says: {status},
        } = record
        const {path} = page
        const choices = lineWith(record, /(?<=^\W*status\b.*)\[[a-z]+(?:, ?[a-z.]+){2,}\]/i)
        if (choices.end.column > choices.start.column) {
          const {start, end} = choices
          const text = record.lines[start.line - 1]!.slice(start.column - 1, end.column - 1)
          return [
            {...choices, path, reason: `Unexpected ${quote(text)}, expected the one status that it has`, subject: text},
          ]
        }
        if (status === undefined) {
          if (records.length < 3 || said.length * 3 < records.length * 2) return []
          return [
            {
              ...page.top,
              path,
              reason: 'Unexpected decision without a status, expected one',
              hint: '`status: accepted`',
            },
          ]
        }
        if (words.includes(status) || said.filter((one) => one === status).length > 1) return []
        const [likely] = nearest(status, words)
        if (likely === undefined) return []
        const reason = `Unexpected status ${quote(status)}, expected one like \`accepted\``
        return [{...lineWith(record, /status.*/i), path, reason, hint: `did you mean \`${likely}\`?`, subject: status}]
      })
    }),
}
