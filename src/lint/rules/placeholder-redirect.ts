import type {Finding, Rule} from '../../rule.ts'
import {quote} from '../../util/describe.ts'
import {placeholdersIn} from '../shell/placeholders-in.ts'

/** A placeholder in a command is nothing that a shell acts on. */
export const placeholderRedirect: Rule = {
  name: 'placeholder-redirect',
  about: 'A placeholder in a command is no redirection',
  why: 'Pasted as it is, `<namespace>` makes the shell read from a file and write to the next word: at best an error, at worst an emptied file.',
  remedy: 'Write a variable that is set above (`$NAMESPACE`), or put the placeholder into quotes.',
  severity: 'warning',
  good: [
    {
      shows: 'variables, quotes, comments, redirections and here-documents',
      page: '```bash\nkubectl get pods -n "$NAMESPACE" # <namespace>\ngit clone "<address>" \'<folder>\'\nsort <in.txt >out.txt\nwc <in.txt 2>&1\ncat <<EOF\n<name>\nEOF\ndiff <(ls a) <(ls b)\n```\n',
    },
    {shows: 'output, and other languages', page: '```console\n$ ls\n<none>\n```\n\n```xml\n<a>\n```\n'},
  ],
  bad: [
    {
      shows: 'a name to be replaced, said once a page',
      page: '```bash\nkubectl -n <namespace> delete pod <pod-name>\nkubectl -n <namespace> get pods\n```\n',
      finds: ['2:12 <namespace>', '2:35 <pod-name>'],
    },
    {shows: 'behind a prompt', page: '```console\n$ psql -h <your host>\n```\n', finds: ['2:11 <your host>']},
  ],
  page: ({fences}) => {
    const seen = new Set<string>()
    return fences.flatMap((fence) =>
      placeholdersIn(fence).flatMap(({text, start, end}): Finding[] => {
        if (seen.has(text)) return []
        seen.add(text)
        const name = text
          .replace(/\W+/g, '_')
          .replace(/^_+|_+$/g, '')
          .toUpperCase()
        const reason = `Unexpected ${quote(text)}, which a shell takes for a redirection, expected a variable or quotes`
        return [{start, end, reason, subject: text, hint: `\`"$${name}"\`, with \`${name}=…\` above it`}]
      }),
    )
  },
}
