import {expect, test} from 'vitest'
import {parse} from '../../parse/index.ts'
import {listSections} from './list-sections.ts'

function sectionsOf(text: string) {
  return listSections(parse({path: 'a.md', text, digest: 'sha256:0'}), text)
}

test('a section has its checks and its first command, not those of the next', () => {
  const text = `# Top

Text.

## Look

\`\`\`text
no
\`\`\`

\`\`\`console
# a comment
$ kubectl get pods \\
    --all-namespaces
NAME
\`\`\`

\`\`\`check http
id: healthy
url: /
\`\`\`

## Mend

\`\`\`bash check id=mended
true
\`\`\`

~~~sh
restart
~~~
`
  expect(sectionsOf(text)).toEqual([
    {title: 'Top', anchor: 'top', depth: 1},
    {title: 'Look', anchor: 'look', depth: 2, checks: ['healthy'], command: 'kubectl get pods \\\n--all-namespaces'},
    {title: 'Mend', anchor: 'mend', depth: 2, checks: ['mended'], command: 'restart'},
  ])
})

test('a fence that is not closed, and a text that is not known, do no harm', () => {
  expect(sectionsOf('# A\n\n```sh\nls')).toEqual([{title: 'A', anchor: 'a', depth: 1, command: 'ls'}])
  const document = parse({path: 'a.md', text: '# A\n', digest: 'sha256:0'})
  expect(listSections(document, undefined)).toEqual([{title: 'A', anchor: 'a', depth: 1}])
})
