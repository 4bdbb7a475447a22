import {basename} from 'node:path/posix'
import type {Finding, Rule} from '../../rule.ts'
import {quote} from '../../util/describe.ts'
import {type DecisionLog, type DecisionRecord, decisionsIn, lineWith} from '../page/decisions-in.ts'

const accepted = (more: string) => `---\nstatus: accepted\n${more}---\n# Decision\n`

/** Both ends of a supersession say so. */
export const adrSupersession: Rule = {
  name: 'adr-supersession',
  about: 'What a decision says of those before and behind it, these say too',
  why: 'Who finds the old decision has to see that it is not the last word, and who finds the new one, what it replaced.',
  remedy: 'Write `superseded by` into the older record and `supersedes` into the younger one.',
  severity: 'error',
  good: [
    {
      shows: 'a supersession of which both ends know',
      files: {'adr/0001-a.md': '---\nstatus: superseded by ADR-0002\n---\n# A\n'},
      path: 'adr/0002-b.md',
      page: accepted('supersedes: 0001-a.md\n'),
    },
    {
      shows: 'titles of records that are elsewhere, and what is only amended',
      path: 'adr/0002-b.md',
      page: '# B\n\n## Status\n\nAccepted. Supersedes the way we did it before.\n',
    },
  ],
  bad: [
    {
      shows: 'a record that is not there',
      path: 'adr/0001-a.md',
      page: '# A\n\n* Status: superseded by ADR-0012\n',
      finds: ['3:11 12'],
    },
    {
      shows: 'an end that does not know of the other',
      files: {'adr/0002-b.md': accepted('')},
      path: 'adr/0001-a.md',
      page: '# A\n\n* Status: superseded by [ADR-2](0002-b.md)\n',
      finds: ['3:11 0002-b'],
    },
    {
      shows: 'a superseded record that still counts as accepted',
      files: {'adr/0002-b.md': accepted('supersedes: [1]\n')},
      path: 'adr/0001-a.md',
      page: accepted(''),
      finds: ['2:1 accepted'],
    },
    {
      shows: 'two that supersede each other',
      files: {'adr/0002-b.md': accepted('supersedes: [1]\nsuperseded-by: 1\n')},
      path: 'adr/0001-a.md',
      page: '---\nstatus: superseded\nsupersedes: 2\nsuperseded-by: 2\n---\n# A\n',
      finds: ['3:1 0002-b.md', 'adr/0002-b.md:2:1 accepted'],
    },
  ],
  repository: (world) =>
    decisionsIn(world).flatMap((log) => [...log.records.flatMap((one) => inspect(one, log)), ...cycles(log)]),
}

type Found = Finding & {path: string}

function inspect(record: DecisionRecord, {find, records}: DecisionLog): Found[] {
  const {
    page: {path},
    says,
  } = record
  const at = (pattern: RegExp) => ({...lineWith(record, pattern), path})
  const found: Found[] = []
  for (const [references, verb, pattern] of [
    [says.supersededBy, 'superseded by', /super[sc]ee?ded[- _]?by.*/i],
    [says.supersedes, 'supersedes', /super[sc]ee?des.*/i],
  ] as const) {
    for (const reference of references) {
      const other = find(reference)
      if (!other && isName(reference)) {
        const reason = `Unexpected \`${verb}\` ${quote(reference)}, expected a decision record of this folder`
        found.push({...at(pattern), reason, subject: reference})
      }
      if (verb !== 'superseded by' || !other || other === record) continue
      if (other.says.supersedes.some((one) => find(one) === record)) continue
      const reason = `Unexpected silence of \`${basename(other.page.path)}\`, expected it to say that it supersedes this one`
      found.push({
        ...at(pattern),
        reason,
        hint: `\`supersedes: ${basename(path)}\` there`,
        subject: reference,
        severity: 'warning',
      })
    }
  }
  const newer = records.find((other) => other !== record && other.says.supersedes.some((one) => find(one) === record))
  if (newer && /^(?:accepted|approved|proposed|decided)$/.test(says.status ?? '')) {
    const name = basename(newer.page.path)
    const reason = `Unexpected status \`${says.status}\` of what \`${name}\` supersedes, expected \`superseded by ${name}\``
    found.push({...at(/status.*/i), reason, subject: says.status!, severity: 'warning'})
  }
  return found
}

/** A number or the name of a file; anything else may be a title of something that is kept elsewhere. */
function isName(reference: string): boolean {
  return /^(?:\d{1,6}|\d{1,6}-[\w.-]+)$/.test(reference)
}

/** Records of which each supersedes the next, and the last one the first; told once, at the first of them. */
function cycles({records, find}: DecisionLog): Found[] {
  const done = new Set<DecisionRecord>()
  const found: Found[] = []
  for (const first of records) {
    const path: DecisionRecord[] = []
    for (let one: DecisionRecord | undefined = first; one && !done.has(one); one = olderThan(one, find)) {
      done.add(one)
      path.push(one)
      const next = olderThan(one, find)
      if (!next || !path.includes(next)) continue
      const names = path.slice(path.indexOf(next)).map(({page}) => basename(page.path))
      const start = path[path.indexOf(next)]!
      const reason = `Unexpected circle of ${[...names, names[0]!].map(quote).join(' → ')}, expected the first to be superseded by none of them`
      found.push({
        ...lineWith(start, /super[sc]ee?des.*/i),
        path: start.page.path,
        reason,
        subject: names[1] ?? names[0]!,
      })
    }
  }
  return found
}

function olderThan({says}: DecisionRecord, find: DecisionLog['find']): DecisionRecord | undefined {
  return says.supersedes.map(find).find(Boolean)
}
