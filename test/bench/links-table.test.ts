import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, it} from 'vitest'
import {temporaryFolder} from '../support/temporary-folder.ts'
import {remarkLinks} from './link-checkers.ts'
import {foundAmong, linksTable} from './links-table.ts'
import {docusaurusLinks, failureIn} from './stock-docusaurus.ts'

it('takes the lines about links from a report of remark', () => {
  const report = `docs/a.md
9:3-9:40  warning Cannot find file \`b.md\`; did you mean \`c.md\` missing-file            remark-validate-links:missing-file
12:3-12:9 warning Cannot find heading for \`#x\` in \`c.md\`     missing-heading-in-file remark-validate-links:missing-heading-in-file
13:1      warning Something else                              other                   else

README.md
1:1-1:2 warning Cannot find heading for \`#y\` missing-heading remark-validate-links:missing-heading
`
  expect(remarkLinks(report)).toEqual([
    {path: 'docs/a.md', line: 9, target: 'b.md'},
    {path: 'docs/a.md', line: 12, target: '#x'},
    {path: 'README.md', line: 1, target: '#y'},
  ])
})

it('takes each broken link from what Docusaurus says once, without those of its own theme', () => {
  const log = `[WARNING] Markdown link with URL \`b.md\` in source file "docs/a.md" (9:3) couldn't be resolved.
Make sure it references a local Markdown file that exists within the current plugin.
[WARNING] Markdown link with URL \`b.md\` in source file "docs/a.md" (11:1) couldn't be resolved.
[WARNING] Docusaurus found broken links!

- Broken link on source page path = /a:
   -> linking to b.md (resolved as: /b.md)
   -> linking to /
   -> linking to ./folder (resolved as: /folder)
[WARNING] Docusaurus found broken anchors!
- Broken anchor on source page path = /c:
   -> linking to /a#x
`
  const sources = new Map([
    ['/a', 'a.md'],
    ['/c', 'c.md'],
  ])
  expect(docusaurusLinks(log, sources)).toEqual([
    {path: 'a.md', line: 9, target: 'b.md'},
    {path: 'a.md', line: 11, target: 'b.md'},
    {path: 'a.md', target: './folder'},
    {path: 'c.md', target: '/a#x'},
  ])
})

it('says the cause of what does not build, and the page where it is one', () => {
  const log = '[ERROR] Error: Unable to build website for locale en.\n  [cause]: Error: '
  expect(failureIn(`${log}There are no docs\n`)).toBe('There are no docs')
  const page = `Error: Can't render static file for pathname "/a"\n [cause]: Error: X is not defined\n [cause]: Error: other`
  expect(failureIn(`${log}1 path failed\n${page}`)).toBe('/a: X is not defined')
  expect(failureIn('[ERROR] Client bundle compiled with errors')).toBe('Client bundle compiled with errors')
  expect(failureIn('')).toBe('it does not say why')
})

it('finds dead items by their line, or by their target on the page', () => {
  const copy = temporaryFolder()
  writeFileSync(join(copy, 'a.md'), '[b](b%20b.md)\n[c](../c.md#part)\n[d](d.md)\n')
  const dead = [1, 2, 3].map((line) => ({rules: ['dead-link'], path: 'a.md', line}))
  const links = [
    {path: 'a.md', line: 1, target: 'b b.md'},
    {path: 'a.md', target: '/c#part'},
    {path: 'other.md', line: 3, target: 'd.md'},
  ]
  expect(foundAmong(links, dead, copy)).toBe(2)
  expect(linksTable([{name: 'D1', copy, dead, said: {one: {links}, two: {failure: 'no docs'}}}])).toBe(
    `| collection | dead by two resolvers and by hand | one | … of the dead | two | … of the dead |
| --- | ---: | ---: | ---: | ---: | ---: |
| D1 | 3 | 3 | 2 | does not build |  |

What does not build, by its first error:

- two of D1: no docs`,
  )
})
