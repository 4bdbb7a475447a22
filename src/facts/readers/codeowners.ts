import type {FactReader, OwnerFact} from '../../fact.ts'

/** The lines of CODEOWNERS, where GitHub and GitLab look for them. */
export const codeowners: FactReader = {
  name: 'codeowners',
  summary: 'owners of files, of `CODEOWNERS`',
  takes: (path) => /^(?:\.github\/|\.gitlab\/|\.gitea\/|\.forgejo\/|docs\/)?CODEOWNERS$/.test(path),
  read: (path, text) => {
    let inherited: string[] = []
    const facts = text.split(/\r\n|\n|\r/).flatMap((row, index): OwnerFact[] => {
      const written = row.replace(/(?:^|\s)#.*$/, '').trim()
      // GitLab: `^[Section][2] @default`, whose owners are those of lines without any.
      const section = /^\^?\[[^\]]+\](?:\[\d+\])?\s*(.*)$/.exec(written)?.[1]
      if (section !== undefined && !/^\[[^\]]*\][^\s[]/.test(written)) {
        inherited = ownersIn(section)
        return []
      }
      const [, pattern, rest = ''] = /^((?:\\.|[^\s\\])+)\s*(.*)$/.exec(written) ?? []
      if (pattern === undefined) return []
      const own = ownersIn(rest)
      const owners = own.length > 0 ? own : inherited
      return [{family: 'owner', name: pattern.replaceAll('\\ ', ' '), path, line: index + 1, owners}]
    })
    return {facts, problems: []}
  },
  examples: [
    {
      path: '.github/CODEOWNERS',
      text: '# comment\n*       @org/all\n/docs/  docs@example.org @writer # why\n/docs/free\nwith\\ blank/ @a\n',
      finds: [
        {family: 'owner', name: '*', line: 2, owners: ['@org/all']},
        {name: '/docs/', line: 3, owners: ['docs@example.org', '@writer']},
        {name: '/docs/free', line: 4, owners: []},
        {name: 'with blank/', line: 5, owners: ['@a']},
      ],
    },
    {
      path: '.gitlab/CODEOWNERS',
      text: '[Documentation][2] @docs\ndocs/\nREADME.md @a\n\n^[Database]\nmodel/db/ @b\n',
      finds: [
        {name: 'docs/', line: 2, owners: ['@docs']},
        {name: 'README.md', owners: ['@a']},
        {name: 'model/db/', line: 6, owners: ['@b']},
      ],
    },
  ],
}

function ownersIn(text: string): string[] {
  return text.split(/\s+/).filter((word) => word.includes('@'))
}
