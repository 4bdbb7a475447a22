import type {Fact, FactReader} from '../../fact.ts'

/** Who owns which paths: GitHub's and GitLab's CODEOWNERS. */
export const codeowners: FactReader = {
  name: 'codeowners',
  summary: 'owners of `CODEOWNERS`',
  takes: (path) => /^(?:|\.github\/|\.gitlab\/|docs\/)CODEOWNERS$/.test(path),
  read: (path, text) => ({
    facts: text.split(/\r?\n/).flatMap((line, index): Fact[] => {
      // A section of GitLab, `^[Name][2] @owner`, names the owners of the lines below it.
      const plain = line
        .replace(/(?:^|\s)#.*$/, '')
        .replace(/^\^?\[[^\]]*\](?:\[\d+\])?/, '* ')
        .trim()
      const [name, ...owners] = plain.split(/(?<!\\)\s+/)
      return name && owners.length > 0 ? [{family: 'owner', name, owners, path, line: index + 1}] : []
    }),
    problems: [],
  }),
  examples: [
    {
      path: '.github/CODEOWNERS',
      text: '# all\n* @acme/platform ops@example.org\n/docs/my\\ pages/ @writer # prose\n\nunowned/\n',
      finds: [
        {family: 'owner', name: '*', owners: ['@acme/platform', 'ops@example.org'], line: 2},
        {family: 'owner', name: '/docs/my\\ pages/', owners: ['@writer'], line: 3},
      ],
    },
    {
      path: 'CODEOWNERS',
      text: '^[Database][2] @dba\ndb/\n',
      finds: [{family: 'owner', name: '*', owners: ['@dba'], line: 1}],
    },
  ],
}
